package io.pronto.conversation.attachment.adapter;

import io.pronto.contracts.ConversationId;
import io.pronto.contracts.CustomerId;
import io.pronto.conversation.Viewers;
import io.pronto.conversation.attachment.Attachment;
import io.pronto.conversation.attachment.Attachments;
import io.pronto.conversation.attachment.FileKind;
import io.pronto.conversation.attachment.Inspection;
import io.pronto.conversation.attachment.Uploads;
import io.pronto.conversation.enquiry.Access;
import io.pronto.conversation.enquiry.Conversation;
import io.pronto.conversation.enquiry.Conversations;
import io.pronto.conversation.enquiry.Desk;
import io.pronto.conversation.enquiry.Entry;
import io.pronto.conversation.enquiry.Viewer;
import io.pronto.platform.problem.Problem;
import io.pronto.platform.security.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@Tag(name = "Attachments")
class AttachmentController {

    private final Desk desk;
    private final Conversations conversations;
    private final Attachments attachments;
    private final Uploads uploads;

    AttachmentController(Desk desk, Conversations conversations, Attachments attachments, Uploads uploads) {
        this.desk = desk;
        this.conversations = conversations;
        this.attachments = attachments;
        this.uploads = uploads;
    }

    @PostMapping(path = "/api/v1/attachments", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR', 'INTEGRATOR')")
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    @Operation(summary = "Upload a file for a message: PNG, JPEG, GIF, WebP or PDF, at most 10 MB")
    ResponseEntity<Entry.AttachmentRef> upload(
            Actor actor, @RequestParam UUID conversation, @RequestPart MultipartFile file) throws IOException {
        Viewer viewer = Viewers.of(actor);
        Conversation c = conversations
                .find(new ConversationId(conversation))
                .filter(found -> desk.access(viewer, found) != Access.NONE)
                .orElseThrow(Problem::notFound);
        if (desk.access(viewer, c) != Access.WRITE) {
            throw Problem.forbidden();
        }
        return take(
                new Uploads.Upload(c.customer(), c.id(), viewer instanceof Viewer.Integrator, actor.id(), name(file)),
                file);
    }

    @GetMapping("/api/v1/attachments/{id}")
    @PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR', 'MANAGER', 'ADMIN', 'INTEGRATOR')")
    @Operation(summary = "Download a file of a conversation that one may read")
    ResponseEntity<byte[]> download(Actor actor, @PathVariable UUID id) {
        Viewer viewer = Viewers.of(actor);
        Attachment attachment = attachments.find(id).orElseThrow(Problem::notFound);
        boolean own = attachment.uploader().equals(actor.id());
        boolean readable = attachment.conversation() != null
                && desk.read(viewer, attachment.conversation()).isPresent()
                && (viewer instanceof Viewer.Staff || own || attachments.shownToCustomer(id));
        if (!own && !readable) {
            throw Problem.notFound();
        }
        return file(attachment);
    }

    @PostMapping(path = "/widget/v1/attachments", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    @Operation(summary = "Upload a file for the visitor's next message")
    ResponseEntity<Entry.AttachmentRef> uploadByVisitor(Viewer.Visitor visitor, @RequestPart MultipartFile file)
            throws IOException {
        CustomerId customer = visitor.customer();
        return take(new Uploads.Upload(customer, null, true, customer.toString(), name(file)), file);
    }

    @GetMapping("/widget/v1/attachments/{id}")
    @Operation(summary = "Download a file that the visitor sent or was sent")
    ResponseEntity<byte[]> downloadByVisitor(Viewer.Visitor visitor, @PathVariable UUID id) {
        CustomerId customer = visitor.customer();
        return file(attachments
                .find(id)
                .filter(a -> a.customer().equals(customer))
                .filter(a -> a.uploader().equals(customer.toString()) || attachments.shownToCustomer(id))
                .orElseThrow(Problem::notFound));
    }

    private static String name(MultipartFile file) {
        return Objects.requireNonNullElse(file.getOriginalFilename(), "");
    }

    private ResponseEntity<Entry.AttachmentRef> take(Uploads.Upload upload, MultipartFile file) throws IOException {
        if (file.getSize() > Inspection.LARGEST) {
            throw refusal(Inspection.Reason.TOO_LARGE);
        }
        try (InputStream content = file.getInputStream()) {
            return switch (uploads.take(upload, content)) {
                case Uploads.Stored(Attachment stored) ->
                    ResponseEntity.status(HttpStatus.CREATED).body(stored.ref());
                case Uploads.Refused(Inspection.Reason reason) -> throw refusal(reason);
            };
        }
    }

    private static Problem refusal(Inspection.Reason reason) {
        HttpStatus status = switch (reason) {
            case TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
            case KIND_NOT_TAKEN, DISGUISED -> HttpStatus.UNSUPPORTED_MEDIA_TYPE;
            case EMPTY, BROKEN, TOO_MANY_PIXELS -> HttpStatus.UNPROCESSABLE_CONTENT;
        };
        return Problem.of(status, reason.code()).atField("file");
    }

    private ResponseEntity<byte[]> file(Attachment a) {
        // Images may be shown in place; anything else is saved. Neither may run anything.
        ContentDisposition disposition = (a.kind() == FileKind.PDF
                        ? ContentDisposition.attachment()
                        : ContentDisposition.inline())
                .filename(a.name(), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(a.kind().mediaType()))
                .header("Content-Disposition", disposition.toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .header("Cache-Control", "private, max-age=3600, immutable")
                .body(attachments.content(a.id()));
    }
}

package io.pronto.conversation.mail.adapter;

import io.pronto.contracts.ConversationId;
import io.pronto.contracts.MessageId;
import io.pronto.conversation.Viewers;
import io.pronto.conversation.enquiry.Desk;
import io.pronto.conversation.enquiry.Viewer;
import io.pronto.conversation.mail.Invitation;
import io.pronto.platform.problem.Problem;
import io.pronto.platform.security.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/conversations")
@PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR', 'MANAGER', 'ADMIN')")
@Tag(name = "Conversations")
class MailController {

    private final Desk desk;
    private final MailRows rows;

    MailController(Desk desk, MailRows rows) {
        this.desk = desk;
        this.rows = rows;
    }

    /**
     * A mail with what the transcript leaves out.
     *
     * @param folded the older mails and the signature below the text
     * @param html made safe: nothing runs, and pictures from elsewhere stand in {@code data-remote} until somebody wants them
     * @param remotePictures how many of those there are
     * @param enclosed the files that pictures with {@code data-cid} are, by that id
     */
    record MailView(
            String subject,
            String from,
            List<String> to,
            List<String> cc,
            String folded,
            @Nullable String html,
            int remotePictures,
            Map<String, UUID> enclosed,
            @Nullable Invitation invitation,
            Instant sentAt) {}

    @GetMapping("/{id}/mails/{entry}")
    @Operation(
            summary = "Read the mail that an entry came in",
            description = "Subject, addresses, the quoted mails that the transcript folds, and its HTML made safe.")
    MailView one(Actor actor, @PathVariable UUID id, @PathVariable UUID entry) {
        Viewer viewer = Viewers.of(actor);
        ConversationId conversation = new ConversationId(id);
        MailRows.Row row = desk.read(viewer, conversation)
                .flatMap(c -> rows.ofEntry(c.id(), new MessageId(entry)))
                .orElseThrow(Problem::notFound);
        return new MailView(
                row.subject(),
                row.sender(),
                row.recipients().to(),
                row.recipients().cc(),
                row.folded(),
                row.html(),
                row.remotePictures(),
                row.enclosed(),
                row.invitation(),
                row.sentAt());
    }
}

package io.pronto.conversation.inbox.adapter;

import io.pronto.contracts.ConversationId;
import io.pronto.conversation.Viewers;
import io.pronto.conversation.enquiry.Conversation;
import io.pronto.conversation.enquiry.Desk;
import io.pronto.conversation.enquiry.Moment;
import io.pronto.conversation.enquiry.Viewer;
import io.pronto.conversation.enquiry.Words;
import io.pronto.conversation.inbox.Drafts;
import io.pronto.platform.problem.Problem;
import io.pronto.platform.security.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/conversations/{id}/draft")
@PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR')")
@Tag(name = "Conversations")
class DraftController {

    private final Desk desk;
    private final Drafts drafts;
    private final Supplier<Moment> now;

    DraftController(Desk desk, Drafts drafts, Supplier<Moment> now) {
        this.desk = desk;
        this.drafts = drafts;
        this.now = now;
    }

    /** {@code at}: when it was kept; null if there is none. */
    record DraftView(String text, @Nullable Instant at) {}

    record NewDraft(@NotNull String text) {}

    @GetMapping
    @Operation(summary = "Read one's own unfinished text")
    DraftView read(Actor actor, @PathVariable UUID id) {
        Viewer.Staff staff = Viewers.staff(actor);
        Conversation c = desk.read(staff, new ConversationId(id)).orElseThrow(Problem::notFound);
        return drafts.find(c.id(), staff.id())
                .map(d -> new DraftView(d.text(), d.at()))
                .orElse(new DraftView("", null));
    }

    @PutMapping
    @Operation(summary = "Keep one's own unfinished text; an empty one forgets it")
    DraftView keep(Actor actor, @PathVariable UUID id, @RequestBody @Valid NewDraft body) {
        Viewer.Staff staff = Viewers.staff(actor);
        Conversation c = desk.read(staff, new ConversationId(id)).orElseThrow(Problem::notFound);
        Refusals.check("text", body.text(), Words.LONGEST, true);
        Drafts.Draft draft = new Drafts.Draft(body.text(), now.get().at());
        drafts.keep(c.id(), staff.id(), draft);
        return new DraftView(draft.text(), draft.at());
    }
}

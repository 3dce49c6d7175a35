package io.pronto.conversation.channel.adapter;

import io.pronto.contracts.ConversationId;
import io.pronto.conversation.channel.Address;
import io.pronto.conversation.channel.Incoming.Received;
import io.pronto.conversation.channel.IncomingFile;
import io.pronto.conversation.channel.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A message that waits, as it is written down. */
final class ArrivalFormat {

    private ArrivalFormat() {}

    record StoredFile(
            String name, byte @Nullable [] bytes, @Nullable String reference) {}

    record Stored(
            String messageId,
            String threadKey,
            String addressKind,
            String addressValue,
            @Nullable String addressName,
            String text,
            List<StoredFile> files,
            Instant sentAt,
            @Nullable String language,
            boolean inPublic,
            boolean noPromise,
            @Nullable UUID conversation,
            Map<String, String> details) {

        Received with(List<IncomingFile> here) {
            return new Received(
                    messageId,
                    threadKey,
                    new Address(addressKind, addressValue, addressName),
                    text,
                    here,
                    sentAt,
                    language,
                    inPublic,
                    noPromise,
                    conversation == null ? null : new ConversationId(conversation),
                    details);
        }

        List<IncomingFile> incoming() {
            return files.stream()
                    .map(f -> f.bytes() == null
                            ? IncomingFile.at(f.name(), f.reference() == null ? "" : f.reference())
                            : IncomingFile.here(f.name(), f.bytes()))
                    .toList();
        }
    }

    static Stored of(Received r) {
        return new Stored(
                r.messageId(),
                r.threadKey(),
                r.sender().kind(),
                r.sender().value(),
                r.sender().name(),
                Texts.storable(r.text()),
                r.files().stream()
                        .map(f -> switch (f.content()) {
                            case IncomingFile.Bytes(byte[] bytes) ->
                                new StoredFile(Texts.storable(f.name()), bytes, null);
                            case IncomingFile.Remote(String reference) ->
                                new StoredFile(Texts.storable(f.name()), null, reference);
                        })
                        .toList(),
                r.sentAt(),
                r.language(),
                r.inPublic(),
                r.noPromise(),
                r.conversation() == null ? null : r.conversation().value(),
                r.details());
    }
}

package io.pronto.conversation.channel;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a message cannot be sent where it should go, found before it is sent.
 *
 * @param code stable, with words in {@code problems.properties}: {@code channel-…}
 * @param field which part of the message is the matter
 * @param values what the words need to know
 * @param remedy what helps, as a code that the UI has words for
 */
public record Obstacle(String code, String field, List<String> values, String remedy) {

    /** A file that shall go. */
    public record File(String name, String mediaType, long size) {}

    public Obstacle {
        values = List.copyOf(values);
    }

    /**
     * What stands in the way of a message, worst first.
     *
     * @param lastInboundAt when the customer last wrote there
     * @param inPublic whether everybody shall read it
     */
    public static List<Obstacle> of(
            Capabilities can, Instant lastInboundAt, String text, List<File> files, boolean inPublic, Instant now) {
        List<Obstacle> found = new ArrayList<>();
        Instant until = writableUntil(can, lastInboundAt);
        if (until != null && !inPublic && !now.isBefore(until)) {
            found.add(new Obstacle(
                    "channel-window-closed",
                    "text",
                    List.of(until.toString()),
                    can.window() == null ? "" : can.window().remedy()));
        }
        if (inPublic && !can.publicly()) {
            found.add(new Obstacle("channel-not-public", "details", List.of(), "reply-privately"));
        }
        int length = can.unit().of(text);
        if (length > can.longest()) {
            found.add(new Obstacle(
                    "channel-text-too-long",
                    "text",
                    List.of(Integer.toString(length), Integer.toString(can.longest())),
                    "shorten"));
        }
        if (!files.isEmpty() && can.mediaTypes().isEmpty()) {
            found.add(new Obstacle("channel-no-files", "attachmentIds", List.of(), "send-link"));
        } else if (files.size() > can.mostFiles()) {
            found.add(new Obstacle(
                    "channel-too-many-files",
                    "attachmentIds",
                    List.of(Integer.toString(files.size()), Integer.toString(can.mostFiles())),
                    "send-separately"));
        }
        if (!can.mediaTypes().isEmpty()) {
            for (File file : files) {
                if (!can.mediaTypes().contains(file.mediaType())) {
                    found.add(new Obstacle(
                            "channel-file-kind", "attachmentIds", List.of(file.name(), file.mediaType()), "send-link"));
                } else if (file.size() > can.largestFile()) {
                    found.add(new Obstacle(
                            "channel-file-too-large",
                            "attachmentIds",
                            List.of(file.name(), Long.toString(can.largestFile())),
                            "send-link"));
                }
            }
        }
        return List.copyOf(found);
    }

    /** Until when one may write; null: always. */
    public static @Nullable Instant writableUntil(Capabilities can, Instant lastInboundAt) {
        return can.window() == null ? null : lastInboundAt.plus(can.window().length());
    }
}

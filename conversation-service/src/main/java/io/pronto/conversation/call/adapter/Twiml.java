package io.pronto.conversation.call.adapter;

import io.pronto.conversation.call.Scene;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Scenes in the words of Twilio: TwiML. Addresses are relative to the one that was asked. */
final class Twiml {
    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newFactory();
    /** Seconds between two announcements to somebody in line. */
    private static final int PAUSE = 25;
    /** The longest message in seconds. */
    private static final int LONGEST_MESSAGE = 180;

    private Twiml() {}

    /** Writes one element after the other. */
    private interface Body {
        void write(XMLStreamWriter xml) throws XMLStreamException;
    }

    /** What the customer is to hear. @param inLine whether she is in the provider's line already */
    static String of(String call, Scene scene, String hooks, boolean inLine) {
        return response(xml -> {
            switch (scene) {
                case Scene.Ask ask -> {
                    gather(xml, address(hooks, "menu", call, "node", ask.node()), 6, ask.words());
                    redirect(xml, address(hooks, "menu", call, "node", ask.node()));
                }
                case Scene.Wait wait -> {
                    if (inLine) {
                        gather(xml, address(hooks, "key", call), PAUSE, wait.words());
                        redirect(xml, address(hooks, "wait", call));
                    } else {
                        xml.writeStartElement("Enqueue");
                        xml.writeAttribute("waitUrl", address(hooks, "wait", call));
                        xml.writeAttribute("action", address(hooks, "left", call));
                        xml.writeCharacters(call);
                        xml.writeEndElement();
                    }
                }
                case Scene.Together _ -> together(xml, call, hooks);
                case Scene.Record record -> {
                    say(xml, record.words());
                    xml.writeEmptyElement("Record");
                    xml.writeAttribute("action", address(hooks, "recorded", call));
                    xml.writeAttribute("maxLength", Integer.toString(LONGEST_MESSAGE));
                    xml.writeAttribute("timeout", "5");
                    xml.writeAttribute("finishOnKey", "#");
                    xml.writeEmptyElement("Hangup");
                }
                case Scene.Goodbye goodbye -> {
                    say(xml, goodbye.words());
                    xml.writeEmptyElement("Hangup");
                }
            }
        });
    }

    /** She leaves the provider's line; it asks what comes next. */
    static String leave() {
        return response(xml -> xml.writeEmptyElement("Leave"));
    }

    /** The agent is asked to press a key, so that no answering machine speaks with customers. */
    static String askAgent(String call, int ring, String hooks, Scene.Spoken words) {
        return response(xml -> {
            gather(xml, address(hooks, "agent-key", call, "ring", Integer.toString(ring)), 10, List.of(words));
            xml.writeEmptyElement("Hangup");
        });
    }

    /** The agent is where the customer is or will be. */
    static String agentTogether(String call, String hooks) {
        return response(xml -> together(xml, call, hooks));
    }

    /** It is over. */
    static String hangUp() {
        return response(xml -> xml.writeEmptyElement("Hangup"));
    }

    private static void together(XMLStreamWriter xml, String call, String hooks) throws XMLStreamException {
        xml.writeStartElement("Dial");
        xml.writeStartElement("Conference");
        xml.writeAttribute("beep", "false");
        // Neither ends it for the other: a customer who is passed on stays on the line.
        xml.writeAttribute("endConferenceOnExit", "false");
        xml.writeAttribute("statusCallback", address(hooks, "room", call));
        xml.writeAttribute("statusCallbackEvent", "start join");
        xml.writeCharacters(call);
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private static void gather(XMLStreamWriter xml, String action, int timeout, List<Scene.Spoken> words)
            throws XMLStreamException {
        xml.writeStartElement("Gather");
        xml.writeAttribute("input", "dtmf");
        xml.writeAttribute("numDigits", "1");
        // Also the hash key is a key.
        xml.writeAttribute("finishOnKey", "");
        xml.writeAttribute("timeout", Integer.toString(timeout));
        xml.writeAttribute("action", action);
        say(xml, words);
        xml.writeEndElement();
    }

    private static void redirect(XMLStreamWriter xml, String address) throws XMLStreamException {
        xml.writeStartElement("Redirect");
        xml.writeCharacters(address);
        xml.writeEndElement();
    }

    private static void say(XMLStreamWriter xml, List<Scene.Spoken> words) throws XMLStreamException {
        for (Scene.Spoken spoken : words) {
            if (!spoken.words().isBlank()) {
                xml.writeStartElement("Say");
                xml.writeAttribute("language", voice(spoken.language()));
                xml.writeCharacters(withoutControls(spoken.words()));
                xml.writeEndElement();
            }
        }
    }

    /** A language as its voices are named. */
    private static String voice(String language) {
        return switch (language.toLowerCase(Locale.ROOT)) {
            case "en" -> "en-US";
            case "zh" -> "zh-CN";
            case "de" -> "de-DE";
            case "fr" -> "fr-FR";
            case "es" -> "es-ES";
            case "ja" -> "ja-JP";
            default -> language;
        };
    }

    /** What XML cannot hold, nobody can say either. */
    private static String withoutControls(String words) {
        StringBuilder kept = new StringBuilder();
        words.codePoints()
                .filter(c -> (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) || c > 0xFFFF || c == '\n')
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }

    private static String address(String hooks, String what, String call, String... more) {
        StringBuilder address = new StringBuilder(hooks)
                .append('/')
                .append(what)
                .append("?call=")
                .append(call);
        for (int i = 0; i < more.length; i += 2) {
            address.append('&')
                    .append(more[i])
                    .append('=')
                    .append(java.net.URLEncoder.encode(more[i + 1], java.nio.charset.StandardCharsets.UTF_8));
        }
        return address.toString();
    }

    private static String response(Body body) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = FACTORY.createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("Response");
            body.write(xml);
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("TwiML could not be written to memory.", e);
        }
        return text.toString();
    }
}

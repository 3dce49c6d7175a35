package io.pronto.conversation.wechat.adapter;

import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The flat XML of Tencent's platforms: one root, texts below it. Document types and entities of one's own are not read at
 * all, so that nothing can be fetched or blown up by them.
 */
final class SafeXml {

    private static final int MOST_FIELDS = 200;
    private static final int LONGEST_FIELD = 200_000;
    private static final XMLInputFactory FACTORY = factory();

    private SafeXml() {}

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setXMLResolver((_, _, _, _) -> {
            throw new XMLStreamException("Nothing is fetched for a document.");
        });
        return factory;
    }

    /** The texts directly below the root, by name; nothing if it is not such a document. */
    static Optional<Map<String, String>> read(String text) {
        Map<String, String> fields = new LinkedHashMap<>();
        try {
            XMLStreamReader reader = FACTORY.createXMLStreamReader(new StringReader(text));
            try {
                int depth = 0;
                String name = "";
                StringBuilder value = new StringBuilder();
                while (reader.hasNext()) {
                    switch (reader.next()) {
                        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> {
                            return Optional.empty();
                        }
                        case XMLStreamConstants.START_ELEMENT -> {
                            depth++;
                            if (depth == 2) {
                                name = reader.getLocalName();
                                value.setLength(0);
                            }
                        }
                        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                            if (depth == 2 && value.length() + reader.getTextLength() <= LONGEST_FIELD) {
                                value.append(reader.getText());
                            }
                        }
                        case XMLStreamConstants.END_ELEMENT -> {
                            if (depth == 2 && fields.size() < MOST_FIELDS) {
                                fields.putIfAbsent(name, value.toString());
                            }
                            depth--;
                        }
                        default -> {
                            // Comments and processing instructions say nothing.
                        }
                    }
                }
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            return Optional.empty();
        }
        return Optional.of(fields);
    }

    /** A text as a CDATA section, whatever it holds. */
    static String cdata(String text) {
        return "<![CDATA[" + text.replace("]]>", "]]]]><![CDATA[>") + "]]>";
    }
}

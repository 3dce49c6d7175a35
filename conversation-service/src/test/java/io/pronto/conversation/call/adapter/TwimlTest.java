package io.pronto.conversation.call.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.conversation.call.Scene;
import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class TwimlTest {

    @Test
    void aQuestionWaitsForOneKeyAndIsAskedAgain() throws Exception {
        Document xml = read(Twiml.of(
                "c1", new Scene.Ask("root", List.of(say("zh", "按 1 & 按 2 <\u0000>"))), "https://p/hooks/7", false));
        Element gather = (Element) xml.getElementsByTagName("Gather").item(0);
        assertThat(gather.getAttribute("numDigits")).isEqualTo("1");
        assertThat(gather.getAttribute("action")).isEqualTo("https://p/hooks/7/menu?call=c1&node=root");
        Element say = (Element) gather.getElementsByTagName("Say").item(0);
        assertThat(say.getAttribute("language")).isEqualTo("zh-CN");
        assertThat(say.getTextContent()).isEqualTo("按 1 & 按 2 <>");
        assertThat(xml.getElementsByTagName("Redirect").item(0).getTextContent())
                .isEqualTo("https://p/hooks/7/menu?call=c1&node=root");
    }

    @Test
    void whoIsNotInLineYetIsPutThere() throws Exception {
        Scene wait = new Scene.Wait(List.of(say("en", "You are next.")), true);
        Element enqueue = (Element) read(Twiml.of("c1", wait, "/h", false))
                .getElementsByTagName("Enqueue")
                .item(0);
        assertThat(enqueue.getTextContent()).isEqualTo("c1");
        assertThat(enqueue.getAttribute("waitUrl")).isEqualTo("/h/wait?call=c1");
        assertThat(read(Twiml.of("c1", wait, "/h", true))
                        .getElementsByTagName("Enqueue")
                        .getLength())
                .isZero();
    }

    @Test
    void theyMeetInARoomThatNeitherEndsForTheOther() throws Exception {
        Element room = (Element) read(Twiml.of("c1", new Scene.Together(), "/h", false))
                .getElementsByTagName("Conference")
                .item(0);
        assertThat(room.getTextContent()).isEqualTo("c1");
        assertThat(room.getAttribute("endConferenceOnExit")).isEqualTo("false");
    }

    private static Scene.Spoken say(String language, String words) {
        return new Scene.Spoken(language, "x", words, List.of());
    }

    private static Document read(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }
}

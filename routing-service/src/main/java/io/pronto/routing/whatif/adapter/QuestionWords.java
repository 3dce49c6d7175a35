package io.pronto.routing.whatif.adapter;

import io.pronto.routing.whatif.QuestionFault;
import java.util.Locale;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;

/** Faults of a question in the reader's language. */
@Component
class QuestionWords {
    private final ResourceBundleMessageSource messages = new ResourceBundleMessageSource();

    QuestionWords() {
        messages.setBasename("simulation-faults");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        messages.setAlwaysUseMessageFormat(true);
    }

    /** What is wrong, without the field. */
    String say(QuestionFault fault, Locale locale) {
        // The rules of a queue have findings of their own, which the queue editor knows by their codes.
        String words = messages.getMessage(fault.code(), new Object[] {fault.detail()}, fault.code(), locale);
        return words == null ? fault.code() : words;
    }
}

package io.pronto.routing.matrix.adapter;

import io.pronto.routing.matrix.Fault;
import java.util.Locale;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;

/** Faults of a file in the reader's language. */
@Component
class FaultWords {
    private final ResourceBundleMessageSource messages = new ResourceBundleMessageSource();

    FaultWords() {
        messages.setBasename("matrix-faults");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        messages.setAlwaysUseMessageFormat(true);
    }

    String detail(Fault fault, Locale locale) {
        return say(fault, "detail", locale);
    }

    String remedy(Fault fault, Locale locale) {
        return say(fault, "remedy", locale);
    }

    private String say(Fault fault, String part, Locale locale) {
        return messages.getMessage(
                fault.code().word() + "." + part, new Object[] {fault.value(), fault.column()}, locale);
    }
}

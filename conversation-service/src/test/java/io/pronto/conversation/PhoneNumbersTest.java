package io.pronto.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.pronto.platform.problem.Problem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneNumbersTest {

    @ParameterizedTest
    @CsvSource({
        "+49 30 901820, '', +4930901820",
        "030 / 90 18 20, DE, +4930901820",
        "+86 10 8888 8888, DE, +861088888888",
        "0044 20 7946 0958, DE, +442079460958",
    })
    void numbersAreUnderstoodAsPeopleWriteThem(String text, String region, String e164) {
        assertThat(PhoneNumbers.e164(text, region, "number")).isEqualTo(e164);
    }

    @ParameterizedTest
    @CsvSource({
        "030 901820, '', phone-without-country",
        "call me, '', phone-invalid",
        "+49 1, '', phone-invalid",
        "+49 30 901820901820901820, '', phone-invalid",
        "call me, DE, phone-invalid",
        "110, DE, phone-invalid",
    })
    void whatCannotBeCalledIsRefusedWithItsField(String text, String region, String code) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> PhoneNumbers.e164(text, region, "number"))
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(code));
    }
}

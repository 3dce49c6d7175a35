package io.pronto.conversation;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.pronto.platform.problem.Problem;

/** Phone numbers as people write them. */
public final class PhoneNumbers {
    private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();

    private PhoneNumbers() {}

    /**
     * The number in E.164, such as {@code +4930123456}.
     *
     * @param region the country of numbers without a country's code; none when empty
     * @throws Problem 422 for what is no number, or one without a country
     */
    public static String e164(String text, String region, String field) {
        try {
            PhoneNumber number = LIBRARY.parse(text, region.isEmpty() ? null : region);
            if (LIBRARY.isValidNumber(number)) {
                return LIBRARY.format(number, PhoneNumberFormat.E164);
            }
            throw Problem.unprocessable("phone-invalid").atField(field);
        } catch (NumberParseException e) {
            String code = e.getErrorType() == NumberParseException.ErrorType.INVALID_COUNTRY_CODE
                    ? "phone-without-country"
                    : "phone-invalid";
            throw Problem.unprocessable(code).atField(field);
        }
    }
}

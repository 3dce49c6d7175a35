package io.pronto.routing.whatif;

/**
 * Something wrong with a question.
 *
 * @param field where, such as {@code traffic[0].arrivals[3]}
 * @param code what, as a stable word
 * @param detail the value at fault or what is allowed; may be empty
 */
public record QuestionFault(String field, String code, String detail) {
    static QuestionFault of(String field, String code, String detail) {
        return new QuestionFault(field, code, detail);
    }
}

package io.pronto.conversation.call;

import java.util.List;

/** What something that happened does to a call: all of it together or nothing. Nothing changed when all is as it was. */
public record Step(Call call, List<Order> orders, List<News> news) {
    public Step {
        orders = List.copyOf(orders);
        news = List.copyOf(news);
    }

    /** Nothing but the call itself. */
    public static Step same(Call call) {
        return new Step(call, List.of(), List.of());
    }
}

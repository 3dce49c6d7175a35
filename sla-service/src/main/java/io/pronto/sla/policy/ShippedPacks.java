package io.pronto.sla.policy;

import java.util.List;
import java.util.Optional;

/**
 * The packs that come with the product. Their numbers are common service standards of customer service in China.
 *
 * <p>Promises of seconds count by the clock: who answers a chat or a call is there while it is open. So do those whose
 * standard is a number of hours round the day, and those about failures that cannot wait for the morning. Averages,
 * solutions and the other promises of minutes and hours count the hours of the pack's calendar.
 */
public final class ShippedPacks {
    private static final List<PolicyPack> ALL = List.of(
            OnlineSupportPack.PACK,
            IndustryPacks.ECOMMERCE,
            IndustryPacks.FINANCE,
            IndustryPacks.SERVICES,
            IndustryPacks.INTERNAL,
            MarketplacePack.PACK,
            ChannelStandardPacks.PHONE,
            ChannelStandardPacks.EMAIL,
            ChannelStandardPacks.CHAT,
            ChannelStandardPacks.SOCIAL,
            ChannelStandardPacks.SELF_SERVICE,
            BusinessPacks.B2B_SUPPORT,
            BusinessPacks.RETAIL_RETURNS);

    private ShippedPacks() {}

    /** All packs, in the order in which they are shown. */
    public static List<PolicyPack> all() {
        return ALL;
    }

    /** The pack of that name. */
    public static Optional<PolicyPack> named(String id) {
        return ALL.stream().filter(pack -> pack.id().equals(id)).findFirst();
    }
}

package io.pronto.knowledge.privacy;

import io.pronto.knowledge.privacy.Masking.Stretch;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses, which are known by the words around them and by the way they are built, and names. */
final class PersonalWords {
    private static final String UNIT = "(?:号楼|号院|号|弄|栋|幢|座|单元|室|楼|层|门牌|房)";
    private static final String BUILT = "(?:大道|道|路|街|巷|弄|胡同|村|小区|花园|公寓|大厦|广场|新村|苑|园区|工业园)";

    /** What stands before an address and is none of it. */
    private static final Pattern LEAD = Pattern.compile(
            "^.*(?:我住在|住在|寄到|送到|发到|寄往|送往|寄去|收货地址|地址改成|地址改为|地址是|地址为|地址|改成|改为|换成|在|到|往|去|是|给|请|把|我|家|的)(?=\\p{IsHan}{2})");

    private static final List<Pattern> ADDRESSES = List.of(
            // 上海市浦东新区世纪大道100号环球金融中心5楼
            Pattern.compile("[\\p{IsHan}A-Za-z0-9]{2,40}?" + BUILT + "[\\p{IsHan}A-Za-z0-9-]{0,8}?[0-9一二三四五六七八九十百]{1,6}"
                    + UNIT + "(?:[\\p{IsHan}A-Za-z0-9-]{0,12}?[0-9A-Za-z一二三四五六七八九十百]{1,6}" + UNIT
                    + "){0,5}(?:[0-9]{1,5}(?![0-9元块天小时个件]))?"),
            Pattern.compile(
                    "(?:\\p{IsHan}{2,8}(?:省|自治区|特别行政区))?\\p{IsHan}{2,8}市\\p{IsHan}{1,8}[区县旗](?:\\p{IsHan}{1,10}(?:街道|镇|乡|"
                            + BUILT.substring(3) + ")[\\p{IsHan}A-Za-z0-9-]{0,20}"),
            Pattern.compile(
                    "(?<![\\w])\\d{1,6}[A-Za-z]?(?:,)?(?: (?:North|South|East|West|N|S|E|W)\\.?)?(?: [\\p{Lu}0-9][\\p{L}0-9'.-]*){1,4} (?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Boulevard|Blvd|Way|Court|Ct|Place|Pl|Square|Sq|Terrace|Close|Crescent|Highway|Hwy|Parkway|Pkwy)\\b\\.?(?:,? (?:Apt|Apartment|Unit|Suite|Ste|Flat|Floor|#)\\.? ?[A-Za-z0-9-]+)?(?:,? \\p{Lu}[\\p{L}'.-]+(?: \\p{Lu}[\\p{L}'.-]+){0,2})?(?:,? [A-Z]{2})?(?:,? (?:\\d{5}(?:-\\d{4})?|[A-Z]{1,2}\\d[A-Z0-9]? ?\\d[A-Z]{2}))?"),
            Pattern.compile(
                    "\\p{Lu}[\\p{L}.-]*(?:straße|strasse|str\\.|gasse|weg|platz|allee)(?: \\d{1,4}[a-z]?)(?:,? \\d{4,5} \\p{Lu}[\\p{L}-]+)?"),
            Pattern.compile("(?i)\\bP\\.? ?O\\.? ?Box \\d+"),
            Pattern.compile(
                    "(?i)\\b(?:my |our |the |home |shipping |delivery |billing )*address (?:is|was|to)?:? ?(?<personal>[^\\n.!?;]{8,120})"),
            Pattern.compile("(?:收货地址|家庭住址|住址|地址)(?:改成|改为|换成|是|为|:)? ?(?<personal>[\\p{IsHan}A-Za-z0-9 -]{6,60})"));

    private PersonalWords() {}

    static List<Stretch> in(String text) {
        List<Stretch> found = new ArrayList<>();
        for (Pattern pattern : ADDRESSES) {
            add(found, Personal.ADDRESS, pattern, text);
        }
        for (Pattern pattern : PersonalNames.PATTERNS) {
            add(found, Personal.NAME, pattern, text);
        }
        return found;
    }

    private static void add(List<Stretch> found, Personal kind, Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        boolean named = pattern.namedGroups().containsKey("personal");
        while (matcher.find()) {
            int from = named ? matcher.start("personal") : matcher.start();
            int to = named ? matcher.end("personal") : matcher.end();
            if (kind == Personal.ADDRESS) {
                Matcher lead = LEAD.matcher(text.substring(from, to));
                if (lead.find() && lead.end() < to - from - 4) {
                    from += lead.end();
                }
            }
            found.add(new Stretch(kind, from, to));
        }
    }
}

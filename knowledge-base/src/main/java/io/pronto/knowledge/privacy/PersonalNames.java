package io.pronto.knowledge.privacy;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Names, which nothing tells from other words but what stands around them: "my name is", 我叫, a title, a closing. Where the cue
 * is weak, as 我是 is, only a common surname counts and what is often said there is left alone.
 */
final class PersonalNames {
    private static final String TWO = "欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|司徒|夏侯|宇文|长孙|端木|南宫";
    /** The hundred surnames that nearly everybody has. */
    private static final String COMMON =
            "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤";
    /** Others, many of which are words as well. */
    private static final String RARE =
            "柳施俞章鲍费岑倪滕殷毕安常傅卞齐康伍卜穆尚祁米贝臧庞纪舒屈项祝梅盛樊凌霍虞柯管缪解应宗单洪包左吉邢裴翁荀甄曲封靳焦谷车班仲伊宫宁仇栾甘符景詹司蒲赖卓蔺屠蒙池乔胥闻翟申冉桑桂牛边燕温庄柴瞿阎连习艾耿匡文寇欧聂冷辛简饶涂游佟岳";
    /** Words that begin like a name. */
    private static final String NO_NAME =
            "(?!方式|方法|方便|方案|方面|任何|于是|许多|马上|周[一二三四五六日末天]|高中|高级|高兴|高校|高铁|黄金|黄色|白金|白色|白天|金卡|金牌|金色|金额|顾客|毛病|毛衣|毛巾|贺卡|万一|钱包|江苏|江西|江南|武汉|唐山|徐州|郑州|黄山|张家|马来|孟买|程序|余额|余下|范围|谢谢|陆续|陶瓷|严重|莫名|石家庄|向[你您贵]|林业|苏州|姓名|安全|安徽|安装|常[客州用]|包裹|包邮|单[号位]|车[主次]|应该|解决|管理|左右|文件|连接|申请|温州|边上|符合|简单)";

    private static final String SURNAME = NO_NAME + "(?:" + TWO + "|[" + COMMON + "])";
    private static final String ANY_SURNAME = NO_NAME + "(?:" + TWO + "|[" + COMMON + RARE + "])";
    private static final String END_ZH = "(?=[,，。.!！?？;；:：、 \\n]|$)";

    private static final String WORD = "\\p{Lu}[\\p{L}'’-]+";
    private static final String FURTHER =
            " (?:(?:van|von|de|der|den|da|di|la|le|bin|al|el|zu) ){0,3}(?:\\p{Lu}\\.|" + WORD + ")";
    private static final String NAME_EN = WORD + "(?:" + FURTHER + "){0,3}";
    /** First name and surname, not the beginning of a Title Like This One. */
    private static final String FULL_NAME = "(?>" + WORD + "(?:" + FURTHER + "){1,2})(?! \\p{Lu})";
    /** What people are, when they are no name. */
    private static final String NO_FIRST_NAME =
            "(?!(?i:sorry|happy|fine|good|sure|unable|not|very|still|waiting|looking|trying|having|out|here|done|back|new|also|now|just|so|really|a|an|the|in|on|at|from|german|american|canadian|italian|russian|korean|indian|australian|chinese|japanese|british|english|spanish|french|irish|polish|swedish|turkish|premium|gold|there|team|all|everyone|everybody|sir|sirs|madam|support|customer|customers|service|friends?|colleagues?|seller|shop|again|bye|you|regards|please)\\b)";
    /** What is said of a name instead of one. */
    private static final String NO_NAME_SAID =
            "(?!(?:not|no|wrong|spelled|spelt|misspelled|misspelt|written|printed|on|in|at|missing|the|still|incorrect|being|too|now|also|already|different|and|listed|registered|unchanged|correct|right|shown|displayed|under|never|cut|my|a|an|it|what|important|required|visible|long|short)\\b)";

    static final List<Pattern> PATTERNS = List.of(
            Pattern.compile(
                    "(?i:\\bmy (?:full |last |first )?name is|\\bmy name's|\\bi am called|\\bname:|\\bsigned,?|\\b(?:kind |best |warm )?regards,?|\\bsincerely,?)\\s{1,3}(?<personal>"
                            + NAME_EN + ")"),
            // my name is ana ruiz and …
            Pattern.compile(
                    "(?i:\\bmy name is|\\bmy name's) " + NO_NAME_SAID
                            + "(?<personal>\\p{Ll}[\\p{L}'’-]+(?: (?!and\\b|from\\b|i\\b)\\p{Ll}[\\p{L}'’-]+(?=[,.!;\\n]|$| and\\b| from\\b))?)"),
            Pattern.compile("(?i:\\b(?:i am|i'm|this is|here is))\\s(?<personal>" + FULL_NAME + ")"),
            Pattern.compile(
                    "(?i:\\b(?:i am|i'm|this is))\\s" + NO_FIRST_NAME
                            + "(?<personal>\\p{Lu}\\p{Ll}[\\p{L}'’-]*)(?=[,.!;\\n]|$| from\\b| here\\b| again\\b| speaking\\b)"),
            Pattern.compile("(?<![\\p{L}])(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sir|Madam)\\.? (?<personal>" + NAME_EN + ")"),
            Pattern.compile("(?i:\\b(?:dear|hi|hello))\\s" + NO_FIRST_NAME
                    + "(?<personal>\\p{Lu}[\\p{L}'’-]+ \\p{Lu}[\\p{L}'’-]+)"),
            Pattern.compile("(?i:\\b(?:dear|hi|hello|hey))\\s" + NO_FIRST_NAME
                    + "(?<personal>\\p{Lu}\\p{Ll}[\\p{L}'’-]*)(?=[,!.:\\n]|$)"),
            // The last line of a letter.
            Pattern.compile("(?i:\\b(?:cheers|thanks|thank you|best|yours(?: truly| faithfully)?|love))[,.!]?\\s{1,3}"
                    + NO_FIRST_NAME + "(?<personal>" + NAME_EN + ")\\.?\\s*$"),
            Pattern.compile("(?:我叫|我的名字是|我名字叫|名字叫|姓名|名字|收件人|收货人|联系人|寄件人|持卡人|户名|抬头)(?:是|为|叫|写|:)? ?(?<personal>"
                    + SURNAME + "\\p{IsHan}{1,2})(?!(?:公司|集团))"),
            Pattern.compile("(?:我叫|本人|姓名|名字|收件人|收货人|联系人|寄件人|持卡人|户名|机主)(?:是|为|叫|写|:| ){1,2}(?<personal>" + ANY_SURNAME
                    + "\\p{IsHan}{1,2})(?!(?:公司|集团))"),
            // A name that begins with no surname, such as 小明; not whom or what she called: 我叫你们, 我叫了外卖.
            Pattern.compile("我叫(?![你您他她它了过人不车外快客师个滴餐出跑美饿救警物顺])(?<personal>\\p{IsHan}{2,3})" + END_ZH),
            Pattern.compile("(?:我姓|免贵姓|贵姓)(?<personal>[" + COMMON + RARE + "])(?!名)"),
            Pattern.compile("叫我(?<personal>[小老阿大][" + COMMON + RARE + "]|" + SURNAME
                    + "\\p{IsHan}{1,2})(?=就|吧|即可|[,，。.!！ \\n]|$)"),
            Pattern.compile("我是(?<personal>" + SURNAME + "\\p{IsHan}{1,2})(?=[,，。.!！ \\n]|$)"),
            Pattern.compile("(?<personal>" + SURNAME + "\\p{IsHan}{0,2}?)(?=先生|女士|小姐|太太|老师|经理)"),
            Pattern.compile("敬礼[!！。]?\\s{0,3}(?<personal>" + ANY_SURNAME + "\\p{IsHan}{1,2})\\s*$"),
            // As on a parcel: 王小明 13800138000
            Pattern.compile("(?<!\\p{IsHan})(?<personal>" + ANY_SURNAME
                    + "\\p{IsHan}{1,2})(?=[ ,，:：、]{0,2}(?:\\+?86[ -]?)?1[3-9]\\d[ -]?\\d{4}[ -]?\\d{4}(?!\\d))"),
            Pattern.compile("(?:我叫|我的名字是|收件人|收货人|联系人)(?:是|为|:)? ?(?<personal>[A-Z][A-Za-z]+(?: [A-Z][A-Za-z]+){0,2})"));

    private PersonalNames() {}
}

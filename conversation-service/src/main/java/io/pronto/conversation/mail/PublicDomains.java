package io.pronto.conversation.mail;

import java.util.Set;

/** Providers whose customers are strangers to each other: having the same one makes nobody a colleague. */
public final class PublicDomains {
    private static final Set<String> SHARED = Set.of(
            "gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "live.com", "msn.com", "yahoo.com", "yahoo.co.uk", "yahoo.co.jp",
            "ymail.com", "icloud.com", "me.com", "mac.com", "aol.com", "gmx.de", "gmx.net", "gmx.com", "gmx.at", "gmx.ch", "web.de",
            "t-online.de", "freenet.de", "posteo.de", "mailbox.org", "proton.me", "protonmail.com", "pm.me", "tutanota.com", "fastmail.com", "zoho.com", "mail.com",
            "yandex.ru", "yandex.com", "mail.ru", "bk.ru", "inbox.ru", "list.ru", "rambler.ru", "orange.fr", "free.fr", "laposte.net",
            "wanadoo.fr", "sfr.fr", "libero.it", "virgilio.it", "wp.pl", "o2.pl", "onet.pl", "interia.pl", "seznam.cz", "comcast.net", "verizon.net", "att.net",
            "btinternet.com", "sky.com", "naver.com", "daum.net", "hanmail.net", "qq.com", "vip.qq.com", "foxmail.com", "163.com",
            "126.com", "yeah.net", "vip.163.com", "188.com", "sina.com", "sina.cn", "sohu.com", "tom.com", "21cn.com", "139.com", "189.cn", "wo.cn",
            "aliyun.com", "hotmail.co.uk", "hotmail.fr", "hotmail.de", "live.cn", "outlook.de", "outlook.fr", "yahoo.fr", "yahoo.de", "yahoo.com.tw",
            "yahoo.com.cn", "msa.hinet.net", "hinet.net", "invalid");

    private PublicDomains() {}

    /** Whether strangers share it, or nobody knows. */
    public static boolean shared(String domain) {
        return domain.isEmpty() || SHARED.contains(domain);
    }
}

import i18next from 'i18next';
import en from './en.json';
import zh from './zh.json';

// With the screens that say them, so that who sees no mail loads no words for it.
i18next.addResourceBundle('en', 'mail', en);
i18next.addResourceBundle('zh', 'mail', zh);

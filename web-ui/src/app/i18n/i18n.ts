import i18next, { type BackendModule, type ReadCallback, type ResourceKey } from 'i18next';
import { initReactI18next } from 'react-i18next';

export const languages = ['en', 'zh'] as const;
export type Language = (typeof languages)[number];

const remembered = 'pronto.language';

// Each feature folder holds en.json and zh.json: its path below src is the namespace (`admin`, `admin/calendar`), and
// only what is on screen is loaded.
const files = import.meta.glob<{ default: ResourceKey }>(['../../*/{en,zh}.json', '../../*/*/{en,zh}.json', '!../../app/**']);
const own = import.meta.glob<{ default: ResourceKey }>('./{en,zh}.json');

function loaderOf(language: string, namespace: string) {
  return namespace === 'app' ? own[`./${language}.json`] : files[`../../${namespace}/${language}.json`];
}

const folders: BackendModule = {
  type: 'backend',
  init() {},
  read(language: string, namespace: string, done: ReadCallback) {
    const load = loaderOf(language, namespace);
    if (load === undefined) {
      done(new Error(`No texts for ${namespace} in ${language}: maybe ${namespace}/${language}.json is missing.`), false);
      return;
    }
    load().then(
      (module) => done(null, module.default),
      (error: Error) => done(error, true),
    );
  },
};

export function isLanguage(value: unknown): value is Language {
  return languages.some((language) => language === value);
}

/** The language chosen before, else the first one of the browser that we speak. */
export function preferredLanguage(stored: string | null, browser: readonly string[]): Language {
  if (isLanguage(stored)) {
    return stored;
  }
  const spoken = browser.map((tag) => tag.toLowerCase().split('-')[0]);
  return spoken.find(isLanguage) ?? 'en';
}

export function currentLanguage(): Language {
  return isLanguage(i18next.language) ? i18next.language : 'en';
}

export async function chooseLanguage(language: Language): Promise<void> {
  localStorage.setItem(remembered, language);
  await i18next.changeLanguage(language);
}

function applyToDocument(language: string) {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : language;
}

export async function startI18n(): Promise<void> {
  i18next.on('languageChanged', applyToDocument);
  await i18next
    .use(folders)
    .use(initReactI18next)
    .init({
      lng: preferredLanguage(localStorage.getItem(remembered), navigator.languages),
      fallbackLng: 'en',
      supportedLngs: languages,
      load: 'languageOnly',
      ns: ['app'],
      defaultNS: 'app',
      interpolation: { escapeValue: false },
      returnNull: false,
    });
}

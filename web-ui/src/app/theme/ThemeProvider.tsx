import { App as AntdApp, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { createContext, useCallback, useContext, useLayoutEffect, useMemo, useState, useSyncExternalStore, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { antdTheme, shadeOf, storeChoice, storedChoice, type Shade, type ThemeChoice } from './theme';

interface ThemeState {
  readonly choice: ThemeChoice;
  readonly shade: Shade;
  readonly choose: (choice: ThemeChoice) => void;
}

// The gateway writes the page's nonce here; without it the content policy refuses the library's styles.
const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content;

const ThemeContext = createContext<ThemeState>({ choice: 'system', shade: 'light', choose: () => {} });

const DARK = '(prefers-color-scheme: dark)';
const STILL = '(prefers-reduced-motion: reduce)';

/** Whether the system says so, also when it changes its mind. */
function useMedia(words: string): boolean {
  const watch = useCallback(
    (changed: () => void) => {
      const query = window.matchMedia(words);
      query.addEventListener('change', changed);
      return () => query.removeEventListener('change', changed);
    },
    [words],
  );
  return useSyncExternalStore(watch, () => window.matchMedia(words).matches);
}

export function ThemeProvider({ children }: { readonly children: ReactNode }) {
  const { i18n } = useTranslation();
  const [choice, setChoice] = useState(storedChoice);
  const systemDark = useMedia(DARK);
  const still = useMedia(STILL);
  const shade = shadeOf(choice, systemDark);

  useLayoutEffect(() => {
    document.documentElement.dataset['theme'] = shade;
  }, [shade]);

  const state = useMemo<ThemeState>(
    () => ({
      choice,
      shade,
      choose: (next) => {
        storeChoice(next);
        setChoice(next);
      },
    }),
    [choice, shade],
  );
  const theme = useMemo(() => antdTheme(shade, !still), [shade, still]);

  return (
    <ThemeContext value={state}>
      <ConfigProvider
        theme={theme}
        {...(nonce === undefined ? {} : { csp: { nonce } })}
        locale={i18n.language === 'zh' ? zhCN : enUS} button={{ autoInsertSpace: false }}>
        <AntdApp component={false}>{children}</AntdApp>
      </ConfigProvider>
    </ThemeContext>
  );
}

/** The light or dark look in use, and how to choose another. */
export function useThemeState(): ThemeState {
  return useContext(ThemeContext);
}

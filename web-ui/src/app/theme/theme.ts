import { theme as antd, type ThemeConfig } from 'antd';

export const themeChoices = ['light', 'dark', 'system'] as const;
export type ThemeChoice = (typeof themeChoices)[number];
export type Shade = 'light' | 'dark';

const remembered = 'pronto.theme';

export function storedChoice(): ThemeChoice {
  const stored = localStorage.getItem(remembered);
  return themeChoices.find((choice) => choice === stored) ?? 'system';
}

export function storeChoice(choice: ThemeChoice): void {
  localStorage.setItem(remembered, choice);
}

export function shadeOf(choice: ThemeChoice, systemDark: boolean): Shade {
  return choice === 'system' ? (systemDark ? 'dark' : 'light') : choice;
}

// The same values as theme.css: Ant Design computes shades from them and cannot read CSS variables.
const colours = {
  light: { accent: '#3f51c7', ground: '#f5f6f8', surface: '#ffffff', raised: '#ffffff', line: '#dfe2e8', text: '#1b1f29', soft: '#535b6b', faint: '#646c7c', ok: '#17744a', soon: '#8f5200', over: '#b3261e', onAccent: '#ffffff' },
  dark: { accent: '#9aa6ff', ground: '#111318', surface: '#181b22', raised: '#20242d', line: '#2d323d', text: '#e8eaf0', soft: '#aab1c0', faint: '#949cac', ok: '#5fd39a', soon: '#f3b557', over: '#ff8f86', onAccent: '#12152a' },
} as const;

/** How the component library looks. @param moving whether things may slide and fade */
export function antdTheme(shade: Shade, moving: boolean): ThemeConfig {
  const colour = colours[shade];
  return {
    algorithm: shade === 'dark' ? [antd.darkAlgorithm, antd.compactAlgorithm] : [antd.defaultAlgorithm, antd.compactAlgorithm],
    token: {
      motion: moving,
      colorPrimary: colour.accent,
      colorInfo: colour.accent,
      colorLink: colour.accent,
      colorSuccess: colour.ok,
      colorWarning: colour.soon,
      colorError: colour.over,
      colorBgLayout: colour.ground,
      colorBgContainer: colour.surface,
      colorBgElevated: colour.raised,
      colorBorder: colour.line,
      colorBorderSecondary: colour.line,
      colorText: colour.text,
      colorTextSecondary: colour.soft,
      colorTextTertiary: colour.faint,
      colorTextDescription: colour.soft,
      colorTextPlaceholder: colour.faint,
      colorTextLightSolid: colour.onAccent,
      fontFamily: 'var(--font)',
      fontSize: 14,
      borderRadius: 8,
      controlHeight: 32,
      wireframe: false,
    },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', primaryColor: colour.onAccent, fontWeight: 500 },
      Tooltip: { colorBgSpotlight: shade === 'dark' ? '#3a404d' : '#262b38', colorTextLightSolid: '#ffffff' },
    },
  };
}

import { expect, it } from 'vitest';
import { preferredLanguage } from './i18n';
import { shortLength } from './format';

it.each([
  [0, '0s', '0秒'],
  [45, '45s', '45秒'],
  [60, '1m', '1分钟'],
  [125, '2m 5s', '2分钟 5秒'],
  [605, '10m', '10分钟'],
  [3_600 + 300, '1h 5m', '1小时 5分钟'],
  [86_400 + 7_200, '1d 2h', '1天 2小时'],
])('writes %i seconds in at most two parts', (seconds, english, chinese) => {
  expect(shortLength(seconds, 'en-GB')).toBe(english);
  expect(shortLength(seconds, 'zh-CN')).toBe(chinese);
});

it('speaks the language that was chosen, else the first of the browser that it knows', () => {
  expect(preferredLanguage('zh', ['en-GB'])).toBe('zh');
  expect(preferredLanguage(null, ['fr-FR', 'zh-TW', 'en'])).toBe('zh');
  expect(preferredLanguage('klingon', ['fr-FR'])).toBe('en');
});

import { fireEvent, render, screen } from '@testing-library/react';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { beforeAll, expect, it, vi } from 'vitest';
import appTexts from '../../app/i18n/en.json';
import type { Conversation } from '../../app/model/conversation';
import texts from '../en.json';
import { aConversation } from '../model/samples';
import { CallbackBar } from './CallbackBar';
import type { ActionSet } from './useActions';

const none: ActionSet = { mayReply: true, take: null, transfer: null, wait: null, resolve: null, reopen: null, called: null, busy: null };

beforeAll(() =>
  i18next.use(initReactI18next).init({
    lng: 'en', ns: ['app', 'workspace'], defaultNS: 'app', interpolation: { escapeValue: false },
    resources: { en: { app: appTexts, workspace: texts } },
  }),
);

const show = (changes: Partial<Conversation>, called: ActionSet['called'] = null) => render(<CallbackBar conversation={aConversation(changes)} actions={{ ...none, called }} />);

it('gives the number to call, what was tried, and both outcomes with their keys', () => {
  const called = vi.fn();
  show({ callback: { number: '+49301234567', state: 'due', from: null, attempts: 2 } }, called);
  expect(screen.getByRole('link', { name: '+49301234567' }).getAttribute('href')).toBe('tel:+49301234567');
  expect(screen.getByText('not reached 2 times')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Reached' }));
  expect(called).toHaveBeenLastCalledWith(true);
  expect(screen.getByRole('button', { name: 'Not reached' }).getAttribute('aria-keyshortcuts')).toBe('M');
  fireEvent.click(screen.getByRole('button', { name: 'Not reached' }));
  expect(called).toHaveBeenLastCalledWith(false);
});

it('names the time of a planned call and asks for no outcome before', () => {
  show({ callback: { number: '+8613800000000', state: 'planned', from: '2026-11-22T15:00:00Z', attempts: 0 } });
  expect(screen.getByText(/^at /)).toBeTruthy();
  expect(screen.queryByRole('button')).toBeNull();
});

it('says who waits for an e-mail, and nothing once the call is over', () => {
  const { unmount } = show({ emailWanted: true });
  expect(screen.getByText('Wants the answer by e-mail to ana@example.org')).toBeTruthy();
  unmount();
  show({ callback: { number: '+49301234567', state: 'reached', from: null, attempts: 1 } });
  expect(screen.queryByRole('region')).toBeNull();
});

import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen } from '@testing-library/react';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { beforeAll, expect, it, vi } from 'vitest';
import appTexts from '../../app/i18n/en.json';
import type { Entry } from '../../app/model/conversation';
import type { MailView } from './mailCalls';
import { saidOf, wrongAddress } from './mailDetails';
import MailFields from './MailFields';
import { mailPage } from './mailPage';
import MailPart from './MailPart';
import texts from './en.json';

const mail: MailView = {
  subject: 'The lamp', from: 'Ana <ana@example.com>', to: ['help@shop.example'], cc: [], folded: '> Did you restart it?', remotePictures: 1,
  html: '<p>It <b>flickers</b></p><img data-cid="logo@x"><img data-remote="https://elsewhere.example/p.png">',
  enclosed: { 'logo@x': 'f-1' }, invitation: null, sentAt: '2026-11-22T10:00:00Z',
};

beforeAll(() =>
  i18next.use(initReactI18next).init({
    lng: 'en', ns: ['app', 'workspace/mail'], defaultNS: 'app', interpolation: { escapeValue: false }, resources: { en: { app: appTexts, 'workspace/mail': texts } },
  }),
);

const entry = (details: Record<string, string>): Entry => ({
  id: 'e-1', sequence: 1, kind: 'message', author: { kind: 'customer', id: null, name: 'Ana' }, text: 'It flickers', format: 'plain', attachments: [],
  citations: [], choices: [], event: null, delivery: 'stored', clientId: null, details, at: '2026-11-22T10:00:00Z',
});

const show = (details: Record<string, string>) => {
  const client = new QueryClient();
  client.setQueryData(['mail', 'c-1', 'e-1'], mail);
  return render(
    <QueryClientProvider client={client}>
      <MailPart conversation="c-1" entry={entry(details)} />
    </QueryClientProvider>,
  );
};

it('names subject and copies, and shows the quoted mail only when asked', () => {
  show({ channel: 'mail', subject: 'The lamp', cc: 'bo@friends.example', folded: 'yes' });
  expect(screen.getByText('The lamp')).toBeTruthy();
  expect(screen.getByText('bo@friends.example')).toBeTruthy();
  expect(screen.queryByText('> Did you restart it?')).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Show quoted text' }));
  expect(screen.getByText('> Did you restart it?')).toBeTruthy();
});

it('shows the design in a frame without scripts, and pictures from elsewhere only when asked', () => {
  show({ channel: 'mail', html: 'yes' });
  fireEvent.click(screen.getByRole('button', { name: 'Show as designed' }));
  const frame = screen.getByTitle<HTMLIFrameElement>('Mail as designed: The lamp');
  expect(frame.getAttribute('sandbox')).not.toContain('allow-scripts');
  expect(frame.getAttribute('srcdoc')).not.toContain('src="https://elsewhere.example');
  fireEvent.click(screen.getByRole('button', { name: 'Show 1 picture from elsewhere' }));
  expect(screen.getByTitle('Mail as designed: The lamp').getAttribute('srcdoc')).toContain('src="https://elsewhere.example/p.png"');
});

it('lets nothing be loaded from elsewhere before, whatever the mail holds', () => {
  const page = mailPage(mail, false);
  expect(page).toContain("img-src 'self' data:;");
  expect(page).toContain('/api/v1/attachments/f-1');
  expect(mailPage(mail, true)).toContain("img-src 'self' data: https: http:;");
});

it('says that a machine wrote it', () => {
  show({ channel: 'mail', automatic: 'automatic auto_submitted' });
  expect(screen.getByText('Written by a machine: nobody has to answer')).toBeTruthy();
});

it('takes copies and a subject, and names an address that is none', () => {
  const onDetails = vi.fn();
  const { rerender } = render(<MailFields details={{ cc: '', bcc: '', subject: '' }} onDetails={onDetails} />);
  fireEvent.click(screen.getByRole('button', { name: 'Copies and subject' }));
  fireEvent.change(screen.getByLabelText('Copy'), { target: { value: 'bo@friends.example' } });
  expect(onDetails).toHaveBeenLastCalledWith({ cc: 'bo@friends.example', bcc: '', subject: '' });
  rerender(<MailFields details={{ cc: 'bo', bcc: '', subject: '' }} onDetails={onDetails} />);
  expect(screen.getByRole('alert').textContent).toBe('This is no e-mail address: bo');
  expect(wrongAddress('Bo <bo@friends.example>; c@d.example')).toBeNull();
  expect(saidOf({ cc: ' a@b.example，c@d.example ', bcc: '', subject: '' })).toEqual({ cc: 'a@b.example,c@d.example' });
});

import { CalendarOutlined, MailOutlined } from '@ant-design/icons';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../app/i18n/format';
import type { Entry } from '../../app/model/conversation';
import { wordsFor } from '../../app/problem';
import { useMail } from './mailCalls';
import { mailPage } from './mailPage';
import styles from './MailPart.module.css';

const SMALLEST = 60;
const LARGEST = 640;

/** What a message says of itself as a mail: subject and copies, what was folded, the mail as it was designed. */
export default function MailPart({ conversation, entry }: { readonly conversation: string; readonly entry: Entry }) {
  const { t } = useTranslation(['workspace/mail', 'app']);
  const formats = useFormats();
  const [shown, setShown] = useState<'nothing' | 'folded' | 'design'>('nothing');
  const [pictures, setPictures] = useState(false);
  const mail = useMail(conversation, entry.id, shown !== 'nothing');
  const details = entry.details ?? {};
  const toggle = (what: 'folded' | 'design') => setShown((now) => (now === what ? 'nothing' : what));
  const automatic = details['automatic'];
  return (
    <div className={styles['mail']}>
      {(details['subject'] ?? '') !== '' && (
        <p className={styles['subject']} dir="auto">
          <MailOutlined aria-hidden="true" /> <span className="unseen">{t('workspace/mail:subject')}: </span>
          {details['subject']}
        </p>
      )}
      {(details['cc'] ?? '') !== '' && (
        <p className={styles['line']}>
          {t('workspace/mail:cc')}: <span dir="auto">{details['cc']}</span>
        </p>
      )}
      {(details['bcc'] ?? '') !== '' && (
        <p className={styles['line']}>
          {t('workspace/mail:bcc')}: <span dir="auto">{details['bcc']}</span>
        </p>
      )}
      {automatic !== undefined && <p className={styles['line']}>{t(automatic === 'receipt' ? 'workspace/mail:receipt' : automatic === 'spam' ? 'workspace/mail:spam' : 'workspace/mail:automatic')}</p>}
      {details['invitation'] !== undefined && (
        <p className={styles['line']}>
          <CalendarOutlined aria-hidden="true" /> {t('workspace/mail:invitation')}: <strong dir="auto">{details['invitation']}</strong>
          {details['invitationStart'] !== undefined && <> · <time dateTime={details['invitationStart']}>{formats.dateTime(details['invitationStart'])}</time></>}
          {details['invitationPlace'] !== undefined && <> · <span dir="auto">{details['invitationPlace']}</span></>}
        </p>
      )}
      {details['refusedFiles'] !== undefined && (
        <p className={styles['line']}>
          {t('workspace/mail:refusedFiles')}: <span dir="auto">{details['refusedFiles'].split('\n').map((file) => file.replace(/: [a-z-]+$/, '')).join(', ')}</span>
        </p>
      )}
      {details['cut'] !== undefined && <p className={styles['line']}>{t('workspace/mail:cut')}</p>}
      <p className={styles['actions']}>
        {details['folded'] !== undefined && (
          <button type="button" aria-expanded={shown === 'folded'} onClick={() => toggle('folded')}>
            {t(shown === 'folded' ? 'workspace/mail:hideFolded' : 'workspace/mail:showFolded')}
          </button>
        )}
        {details['html'] !== undefined && (
          <button type="button" aria-expanded={shown === 'design'} onClick={() => toggle('design')}>
            {t(shown === 'design' ? 'workspace/mail:hideDesign' : 'workspace/mail:showDesign')}
          </button>
        )}
        {shown === 'design' && !pictures && (mail.data?.remotePictures ?? 0) > 0 && (
          <button type="button" title={t('workspace/mail:picturesWhy')} onClick={() => setPictures(true)}>
            {t('workspace/mail:showPictures', { count: mail.data?.remotePictures ?? 0 })}
          </button>
        )}
      </p>
      {shown !== 'nothing' && mail.isError && <p role="alert">{wordsFor(mail.error, t).title}</p>}
      {shown === 'folded' && mail.data !== undefined && (
        <pre className={styles['folded']} dir="auto">
          {mail.data.folded}
        </pre>
      )}
      {shown === 'design' && mail.data !== undefined && mail.data.html !== null && <MailFrame page={mailPage(mail.data, pictures)} title={t('workspace/mail:designOf', { subject: mail.data.subject })} />}
    </div>
  );
}

/** Without scripts; of the same origin only so that pictures that came with the mail may be fetched. */
function MailFrame({ page, title }: { readonly page: string; readonly title: string }) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [height, setHeight] = useState(200);
  const fit = () => {
    const wanted = frame.current?.contentDocument?.documentElement.scrollHeight ?? SMALLEST;
    setHeight(Math.min(LARGEST, Math.max(SMALLEST, wanted)));
  };
  return <iframe ref={frame} className={styles['frame']} sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox" srcDoc={page} title={title} style={{ blockSize: height }} onLoad={fit} />;
}

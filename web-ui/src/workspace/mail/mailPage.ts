import { attachmentAddress } from '../calls/attachmentCalls';
import type { MailView } from './mailCalls';

/** Nothing runs in it and nothing is loaded but from here, and from elsewhere only when asked for. */
const policy = (pictures: boolean) =>
  `default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:${pictures ? ' https: http:' : ''}; form-action 'none'; base-uri 'none'`;

const look = `
  body { margin: 0; font: 14px/1.5 system-ui, "PingFang SC", "Microsoft YaHei", sans-serif; color: #1f2328; background: #fff; overflow-wrap: anywhere; }
  img { max-width: 100%; height: auto; } table { max-width: 100%; } blockquote { margin: 0 0 0 8px; padding-left: 8px; border-left: 2px solid #d0d7de; }
  summary { cursor: pointer; width: max-content; padding: 0 6px; border: 1px solid #d0d7de; border-radius: 4px; } img[data-remote] { min-width: 24px; min-height: 24px; background: #f0f2f4; }`;

/** The page that is shown in a frame without scripts. */
export function mailPage(mail: MailView, pictures: boolean): string {
  const parsed = new DOMParser().parseFromString(mail.html ?? '', 'text/html');
  parsed.querySelectorAll('img[data-cid]').forEach((picture) => {
    const file = mail.enclosed[picture.getAttribute('data-cid') ?? ''];
    if (file !== undefined) {
      picture.setAttribute('src', new URL(attachmentAddress(file), window.location.origin).href);
    }
  });
  if (pictures) {
    parsed.querySelectorAll('img[data-remote]').forEach((picture) => {
      picture.setAttribute('src', picture.getAttribute('data-remote') ?? '');
      picture.setAttribute('referrerpolicy', 'no-referrer');
      picture.removeAttribute('data-remote');
    });
  }
  return `<!doctype html><html><head><meta charset="utf-8"><meta name="referrer" content="no-referrer"><meta http-equiv="Content-Security-Policy" content="${policy(pictures)}"><style>${look}</style></head><body>${parsed.body.innerHTML}</body></html>`;
}

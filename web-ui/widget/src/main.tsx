import { render } from 'preact';
import { Conversation } from './conversation';
import { optionsOf } from './options';
import styles from './styles.css?inline';
import { Widget } from './Widget';
import { wordsOf } from './words';

const tag = document.currentScript;
if (tag instanceof HTMLScriptElement && !document.querySelector('pronto-widget')) {
  const options = optionsOf(tag);
  const say = wordsOf(options.language);
  const host = document.createElement('pronto-widget');
  const root = host.attachShadow({ mode: 'open' });
  // A constructed sheet needs no permission from the host page's content security policy.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  root.adoptedStyleSheets = [sheet];
  const conversation = new Conversation(options, say);
  render(<Widget conversation={conversation} options={options} say={say} />, root);
  document.body.append(host);
  if (conversation.returning) {
    // A reload in the middle of a conversation: its answers are counted on the launcher. Failing retries by itself.
    conversation.start().catch(() => undefined);
  }
}

import { Lexer, type MarkedToken, type Token, type Tokens } from 'marked';
import type { ComponentChild, VNode } from 'preact';

/**
 * Markdown as elements, never as HTML: tags in the text are shown as text, and links open beside the shop. Pictures from
 * elsewhere would tell their owner who reads this, so only their words are shown.
 */
export function Rich({ text, server }: { text: string; server: string }) {
  return <div class="rich">{blocks(Lexer.lex(text), server)}</div>;
}

function blocks(tokens: readonly Token[], server: string): ComponentChild[] {
  return tokens.map((token, index) => <Piece key={index} token={token as MarkedToken} server={server} />);
}

function within(token: { tokens?: Token[] | undefined; text: string }, server: string): ComponentChild {
  return token.tokens ? blocks(token.tokens, server) : token.text;
}

function Piece({ token, server }: { token: MarkedToken; server: string }): VNode | null {
  switch (token.type) {
    case 'space':
    case 'def':
      return null;
    case 'heading':
      return <h4>{within(token, server)}</h4>;
    case 'paragraph':
      return <p>{within(token, server)}</p>;
    case 'blockquote':
      return <blockquote>{within(token, server)}</blockquote>;
    case 'list': {
      const items = token.items.map((item, index) => <li key={index}>{blocks(item.tokens, server)}</li>);
      return token.ordered ? <ol start={token.start === '' ? 1 : token.start}>{items}</ol> : <ul>{items}</ul>;
    }
    case 'table':
      return <Table token={token} server={server} />;
    case 'code':
      return (
        <pre>
          <code>{token.text}</code>
        </pre>
      );
    case 'hr':
      return <hr />;
    case 'br':
      return <br />;
    case 'strong':
      return <strong>{within(token, server)}</strong>;
    case 'em':
      return <em>{within(token, server)}</em>;
    case 'del':
      return <del>{within(token, server)}</del>;
    case 'codespan':
      return <code>{token.text}</code>;
    case 'link':
      return <Outside href={token.href} server={server}>{within(token, server)}</Outside>;
    case 'text':
      return <>{'tokens' in token && token.tokens ? blocks(token.tokens, server) : plain(token)}</>;
    case 'escape':
    case 'image':
    case 'html':
    case 'checkbox':
    case 'list_item':
      return <>{token.type === 'html' ? token.raw : 'text' in token ? token.text : ''}</>;
  }
}

/** The lexer leaves character references as they are written. */
function plain(token: Tokens.Text | Tokens.Tag): string {
  return token.text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&nbsp;', '\u00a0')
    .replaceAll('&amp;', '&');
}

function Table({ token, server }: { token: Tokens.Table; server: string }) {
  return (
    <table>
      <thead>
        <tr>
          {token.header.map((cell, index) => (
            <th key={index} scope="col">
              {blocks(cell.tokens, server)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {token.rows.map((row, number) => (
          <tr key={number}>
            {row.map((cell, index) => (
              <td key={index}>{blocks(cell.tokens, server)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Outside({ href, server, children }: { href: string; server: string; children: ComponentChild }) {
  const target = safe(href, server);
  return target ? (
    <a href={target} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  ) : (
    <span>{children}</span>
  );
}

/** An address that a click may open, or nothing. */
export function safe(href: string, server: string): string | null {
  try {
    const url = new URL(href, server);
    return url.protocol === 'https:' || url.protocol === 'http:' || url.protocol === 'mailto:' ? url.href : null;
  } catch {
    return null;
  }
}

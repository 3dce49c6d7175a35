/** @jsxImportSource preact */
import { render } from 'preact';
import { describe, expect, it } from 'vitest';
import { Rich, safe } from './Rich';

function shown(text: string): HTMLElement {
  const box = document.createElement('div');
  render(<Rich text={text} server="https://pronto.example" />, box);
  return box;
}

describe('an answer in Markdown', () => {
  it('is shown with its lists, tables and emphasis', () => {
    const box = shown('You have **30 days**.\n\n1. Pack it\n2. Send it\n\n| Way | Days |\n|---|---|\n| Express | 1 |');
    expect(box.querySelector('strong')?.textContent).toBe('30 days');
    expect(box.querySelectorAll('ol > li')).toHaveLength(2);
    expect(box.querySelector('td')?.textContent).toBe('Express');
  });

  it('shows tags as text and runs nothing', () => {
    const box = shown('<img src=x onerror=alert(1)> <script>alert(1)</script> [go](javascript:alert(1))');
    expect(box.querySelector('img, script, a')).toBeNull();
    expect(box.textContent).toContain('<img src=x onerror=alert(1)>');
  });

  it('opens only web and mail addresses', () => {
    expect(safe('/help/en/returns', 'https://pronto.example')).toBe('https://pronto.example/help/en/returns');
    expect(safe('javascript:alert(1)', 'https://pronto.example')).toBeNull();
    expect(safe('data:text/html,x', 'https://pronto.example')).toBeNull();
  });
});

import { render, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { Words } from './Words';

const attack = '<img src=x onerror="alert(1)"><script>alert(2)</script> [go](javascript:alert(3)) ![pic](https://evil.example/x.png)';

it.each(['plain', 'markdown'] as const)('shows %s words inert', async (format) => {
  await import('./MarkdownWords');
  const { container } = render(<Words text={attack} format={format} />);
  await vi.waitFor(() => expect(container.querySelector('a')).not.toBeNull());
  expect(container.querySelector('img, script, iframe, [onerror]')).toBeNull();
  expect(container.querySelector('a[href^="javascript"]')).toBeNull();
  expect(container.textContent).toContain('alert(2)');
});

it('makes addresses in plain text links that tell the other side nothing', () => {
  render(<Words text="see https://shop.example/a?b=1, thanks" format="plain" />);
  expect(screen.getByRole('link').getAttribute('href')).toBe('https://shop.example/a?b=1');
  expect(screen.getByRole('link').getAttribute('rel')).toContain('noopener');
});

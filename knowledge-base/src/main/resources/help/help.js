'use strict';
// Everything on these pages works without this file: it adds suggestions while somebody types, and the way to the chat.
(() => {
  const SETTLE_MS = 120;
  const MOST = 8;
  const input = document.getElementById('q');
  if (input instanceof HTMLInputElement && input.dataset.suggest) {
    const list = document.createElement('ul');
    list.id = 'suggestions';
    list.className = 'suggestions';
    list.setAttribute('role', 'listbox');
    list.setAttribute('aria-label', input.labels?.[0]?.textContent ?? '');
    list.hidden = true;
    input.after(list);
    input.setAttribute('role', 'combobox');
    input.setAttribute('aria-autocomplete', 'list');
    input.setAttribute('aria-controls', list.id);
    input.setAttribute('aria-expanded', 'false');
    let timer = 0;
    let asked = new AbortController();
    let chosen = -1;

    const show = (open) => {
      list.hidden = !open;
      input.setAttribute('aria-expanded', String(open));
      if (!open) {
        choose(-1);
      }
    };
    const choose = (at) => {
      chosen = at;
      [...list.children].forEach((option, i) => option.setAttribute('aria-selected', String(i === at)));
      if (at < 0) {
        input.removeAttribute('aria-activedescendant');
      } else {
        input.setAttribute('aria-activedescendant', list.children[at].id);
      }
    };
    const fill = (items) => {
      list.replaceChildren(
        ...items.map((item, i) => {
          const option = document.createElement('li');
          option.id = `suggestion-${i}`;
          option.setAttribute('role', 'option');
          const link = document.createElement('a');
          link.href = item.path;
          link.tabIndex = -1;
          link.textContent = item.title;
          option.append(link);
          return option;
        }),
      );
      show(items.length > 0);
      choose(-1);
    };
    const ask = async () => {
      asked.abort();
      asked = new AbortController();
      const words = input.value.trim();
      if (words === '') {
        fill([]);
        return;
      }
      try {
        const answer = await fetch(`${input.dataset.suggest}?limit=${MOST}&q=${encodeURIComponent(words)}`, { signal: asked.signal });
        if (answer.ok) {
          fill((await answer.json()).items);
        }
      } catch {
        // The button searches as well.
      }
    };
    input.addEventListener('input', () => {
      clearTimeout(timer);
      timer = setTimeout(ask, SETTLE_MS);
    });
    input.addEventListener('keydown', (event) => {
      const count = list.children.length;
      if (list.hidden || count === 0) {
        return;
      }
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        event.preventDefault();
        choose(event.key === 'ArrowDown' ? (chosen + 1) % count : (Math.max(chosen, 0) + count - 1) % count);
      } else if (event.key === 'Enter' && chosen >= 0) {
        event.preventDefault();
        list.children[chosen].querySelector('a').click();
      } else if (event.key === 'Escape') {
        show(false);
      }
    });
    input.addEventListener('blur', () => setTimeout(() => show(false), 200));
  }

  const contact = document.querySelector('[data-contact]');
  if (contact instanceof HTMLElement) {
    contact.hidden = false;
    contact.querySelector('button').addEventListener('click', () => {
      document.querySelector('pronto-widget')?.shadowRoot?.querySelector('.launcher')?.click();
    });
  }
})();

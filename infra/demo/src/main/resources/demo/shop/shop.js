// The shop's own few moves: language, cart, help links, and the chat tag in the language that is being read.
(() => {
  'use strict';
  const root = document.documentElement;
  const stored = (key) => { try { return localStorage.getItem(key); } catch { return null; } };
  const store = (key, value) => { try { localStorage.setItem(key, value); } catch { /* private window: lasts for this page */ } };
  const query = new URLSearchParams(location.search);
  const known = (lang) => (lang === 'en' || lang === 'zh' ? lang : null);

  const lang = known(query.get('lang')) ?? known(stored('lumen-language'))
    ?? (navigator.language.startsWith('zh') ? 'zh' : 'en');
  root.dataset.lang = lang;
  root.lang = lang === 'zh' ? 'zh-CN' : 'en';
  if (lang === 'zh') document.title = document.title.startsWith('My orders') ? '我的订单 · 光年好物' : '光年好物 · Lumen Goods';

  for (const button of document.querySelectorAll('[data-set-lang]')) {
    button.setAttribute('aria-pressed', String(button.dataset.setLang === lang));
    button.addEventListener('click', () => {
      if (button.dataset.setLang === lang) return;
      store('lumen-language', button.dataset.setLang);
      query.set('lang', button.dataset.setLang);
      // The chat starts once per page, so another language is another page.
      location.search = query.toString();
    });
  }
  if (known(query.get('lang'))) store('lumen-language', lang);

  const count = document.getElementById('cart');
  let cart = Number(stored('lumen-cart')) || 0;
  count.textContent = String(cart);
  for (const button of document.querySelectorAll('[data-add]')) {
    button.addEventListener('click', () => {
      cart += 1;
      store('lumen-cart', String(cart));
      count.textContent = String(cart);
    });
  }

  // One tag, as any shop would have it; only its language and, on request, its server are set first.
  const tag = document.getElementById('chat').content.querySelector('script');
  const wanted = query.get('server') ?? window.lumenGoods?.server;
  const server = new URL(wanted && /^https?:\/\//.test(wanted) ? wanted : tag.getAttribute('src')).origin;
  for (const link of document.querySelectorAll('[data-help]')) link.href = `${server}/help/${lang}/${link.dataset.help}`;
  const chat = document.createElement('script');
  for (const { name, value } of tag.attributes) chat.setAttribute(name, value);
  chat.src = `${server}/widget.js`;
  chat.dataset.prontoLanguage = lang;
  chat.dataset.prontoName = lang === 'zh' ? '光年好物' : 'Lumen Goods';
  document.body.append(chat);

  for (const button of document.querySelectorAll('[data-open-chat]')) {
    button.addEventListener('click', () => document.dispatchEvent(new CustomEvent('pronto:open')));
  }
})();

import { App } from 'antd';
import { useContext, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { UNSAFE_NavigationContext as NavigationContext, type Navigator, type To } from 'react-router';

/** Lets a way out be taken, or not. */
type Ask = (go: () => void) => void;

function leavesPage(to: To): boolean {
  const pathname = typeof to === 'string' ? to.split(/[?#]/)[0] : to.pathname;
  return pathname !== undefined && pathname !== '' && pathname !== window.location.pathname;
}

/** Ways that the page itself takes: links, keys, the search. Answers how to let go again. */
function holdRouter(router: Navigator, ask: Ask): () => void {
  const { push, replace } = router;
  const held =
    (go: typeof push): typeof push =>
    (to, state, options) =>
      leavesPage(to) ? ask(() => go(to, state, options)) : go(to, state, options);
  router.push = held(push);
  router.replace = held(replace);
  return () => {
    router.push = push;
    router.replace = replace;
  };
}

/** Ways that the browser takes: closing, and back and forward where they can be held. */
function holdBrowser(ask: Ask): () => void {
  const closing = (event: BeforeUnloadEvent) => event.preventDefault();
  window.addEventListener('beforeunload', closing);
  const history = 'navigation' in window ? window.navigation : null;
  const travelling = (event: NavigateEvent) => {
    const { key, url } = event.destination;
    if (event.navigationType === 'traverse' && event.cancelable && new URL(url).pathname !== window.location.pathname) {
      event.preventDefault();
      ask(() => void history?.traverseTo(key));
    }
  };
  history?.addEventListener('navigate', travelling);
  return () => {
    window.removeEventListener('beforeunload', closing);
    history?.removeEventListener('navigate', travelling);
  };
}

/**
 * Asks before a page is left on which something is not saved. The router's own blocker needs its data router, which does
 * not fit into the first load; so its history is held while there is something to lose.
 */
export function useLeaveGuard(unsaved: boolean): void {
  const { t } = useTranslation('app');
  const { modal } = App.useApp();
  const { navigator } = useContext(NavigationContext);

  useEffect(() => {
    if (!unsaved) {
      return undefined;
    }
    const ask: Ask = (go) => {
      modal.confirm({
        title: t('leave.title'),
        content: t('leave.hint'),
        okText: t('leave.go'),
        cancelText: t('leave.stay'),
        onOk: () => {
          letGo();
          go();
        },
      });
    };
    const holds = [holdRouter(navigator, ask), holdBrowser(ask)];
    const letGo = () => holds.splice(0).forEach((release) => release());
    return letGo;
  }, [unsaved, navigator, modal, t]);
}

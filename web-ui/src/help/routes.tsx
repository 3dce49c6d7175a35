import { lazy } from 'react';

/** The help centre is public: it stands outside of the shell, under `/help/*`. */
export const HelpPage = lazy(() => import('./HelpPage'));

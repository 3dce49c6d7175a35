import { lazy } from 'react';
import type { Place } from '../app/places';

export const place: Place = {
  key: 'workspace',
  path: '/workspace',
  roles: ['agent', 'supervisor'],
  letter: 'w',
  Page: lazy(() => import('./WorkspacePage')),
  // An offer must not be missed because its agent reads an article.
  Everywhere: lazy(() => import('./offers/OfferStack')),
};

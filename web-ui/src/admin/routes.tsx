import { lazy } from 'react';
import type { Place } from '../app/places';

export const place: Place = {
  key: 'admin',
  path: '/admin',
  roles: ['admin', 'supervisor', 'manager'],
  letter: 'a',
  Page: lazy(() => import('./AdminPage')),
};

import { lazy } from 'react';
import type { Place } from '../app/places';

export const place: Place = {
  key: 'board',
  path: '/board',
  roles: ['supervisor', 'manager', 'admin'],
  letter: 'b',
  Page: lazy(() => import('./BoardPage')),
};

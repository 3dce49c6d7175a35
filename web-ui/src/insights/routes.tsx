import { lazy } from 'react';
import type { Place } from '../app/places';

export const place: Place = {
  key: 'insights',
  path: '/insights',
  roles: ['manager', 'supervisor', 'admin'],
  letter: 'i',
  Page: lazy(() => import('./InsightsPage')),
};

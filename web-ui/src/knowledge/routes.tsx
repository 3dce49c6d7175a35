import { lazy } from 'react';
import type { Place } from '../app/places';

export const place: Place = {
  key: 'knowledge',
  path: '/knowledge',
  roles: ['agent', 'supervisor', 'manager', 'admin'],
  letter: 'k',
  Page: lazy(() => import('./KnowledgePage')),
};

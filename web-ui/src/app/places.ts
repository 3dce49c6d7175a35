import type { ComponentType, LazyExoticComponent } from 'react';
import type { Role } from './session/session';
import { place as admin } from '../admin/routes';
import { place as board } from '../board/routes';
import { place as insights } from '../insights/routes';
import { place as knowledge } from '../knowledge/routes';
import { place as workspace } from '../workspace/routes';

/** A place of the application: what the top bar shows, and who may go there. */
export interface Place {
  /** The feature folder's name: also the i18n namespace, whose `place` key is its name in the bar (in app texts: `places.<key>`). */
  readonly key: string;
  /** Path of its first screen, such as `/board`; everything below belongs to it. */
  readonly path: string;
  readonly roles: readonly Role[];
  /** The letter after G that leads there. */
  readonly letter: string;
  /** Its page, loaded when first visited; it may hold further `<Routes>`. */
  readonly Page: LazyExoticComponent<ComponentType>;
  /** What it shows over every other place as well, to those who may go to it. */
  readonly Everywhere?: LazyExoticComponent<ComponentType>;
}

export const places: readonly Place[] = [workspace, board, insights, knowledge, admin];

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../app/api';

export type Then = 'NODE' | 'LINE' | 'VOICEMAIL';

export interface MenuOption {
  readonly key: string;
  readonly language: string | null;
  readonly topic: string | null;
  readonly queue: string | null;
  readonly next: Then;
  /** Where it goes on; only for NODE. */
  readonly node: string | null;
}

export interface MenuNode {
  readonly id: string;
  readonly prompts: Readonly<Record<string, string>>;
  readonly options: readonly MenuOption[];
}

export interface Menu {
  readonly language: string;
  readonly greetings: Readonly<Record<string, string>>;
  readonly nodes: readonly MenuNode[];
}

export interface LineMenu {
  readonly connectionId: string;
  readonly name: string;
  readonly kind: string;
  readonly menu: Menu;
  readonly revision: number;
}

export interface MenuFinding {
  readonly where: string;
  readonly code: string;
}

const KEY = ['menus'];
const MENUS = '/api/v1/calls/menus';

export function useMenus() {
  return useQuery({ queryKey: KEY, queryFn: async ({ signal }) => (await api.get<{ readonly items: readonly LineMenu[] }>(MENUS, { signal })).items });
}

/** Keeps a menu, or says what is wrong with it. */
export function useKeepMenu(line: LineMenu) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (menu: Menu) => {
      const { findings } = await api.post<{ readonly findings: readonly MenuFinding[] }>(`${MENUS}/check`, menu);
      if (findings.length === 0) {
        await api.put<LineMenu>(`${MENUS}/${line.connectionId}`, menu, { ifMatch: line.revision });
      }
      return findings;
    },
    onSettled: () => client.invalidateQueries({ queryKey: KEY }),
  });
}

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type Slice } from '../../app/api';
import { useMyAgent } from '../../app/presence/presenceCalls';
import { useSession } from '../../app/session/session';
import { conversationKey } from './conversationCalls';
import { useQueues } from './peopleCalls';
import { untilMine } from './untilMine';

const KEY = ['work', 'to-take'];
/** More than so many need not be counted. */
const MOST = 20;

/** How many conversations wait to be taken that fit me; null where nothing is taken from the line, or nobody may. */
export function useToTake(): number | null {
  const { data: agent } = useMyAgent();
  const queues = useQueues();
  const pulls = (queues.data ?? []).some(({ active, rules }) => active !== false && rules?.delivery === 'PULL');
  const present = agent !== undefined && agent !== null && agent.presence !== 'OFFLINE';
  const { data } = useQuery({
    queryKey: KEY,
    enabled: pulls && present,
    queryFn: async ({ signal }) => (await api.get<Slice<unknown>>('/api/v1/work/to-take', { signal, query: { limit: MOST } })).items.length,
  });
  return pulls && present ? (data ?? null) : null;
}

/** Counts again; called when something has happened to a conversation. */
export function useCountAgain(): () => void {
  const client = useQueryClient();
  return () => void client.invalidateQueries({ queryKey: KEY });
}

/** Takes what is first in line; gives its id. */
export function useTakeNext() {
  const client = useQueryClient();
  const { id: me } = useSession();
  return useMutation({
    mutationFn: async () => {
      const { conversationId } = await api.post<{ readonly conversationId: string }>('/api/v1/work/take-next');
      const mine = await untilMine(conversationId, me);
      if (mine !== null) {
        client.setQueryData(conversationKey(mine.id), mine);
      }
      return conversationId;
    },
    onSettled: () => Promise.all([KEY, ['conversations'], ['agents', 'me']].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
}

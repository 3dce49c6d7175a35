import { useQueryClient, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api } from '../app/api';
import { learnServerTime } from '../app/stream/clock';
import { openStream, type StreamState } from '../app/stream/stream';
import type { Board } from './boardCalls';

const KEY = ['board'];

/** The board, drawn anew by the server whenever something happens. */
export function useBoard() {
  const client = useQueryClient();
  const [stream, setStream] = useState<StreamState>('connecting');
  const query = useQuery({ queryKey: KEY, queryFn: ({ signal }) => api.get<Board>('/api/v1/board', { signal }) });
  useEffect(
    () =>
      openStream<{ board: Board }>({
        address: '/api/v1/board/stream',
        names: ['board'],
        onEvent: (_, board) => {
          learnServerTime(board.at);
          client.setQueryData(KEY, board);
        },
        onResync: () => void client.invalidateQueries({ queryKey: KEY, exact: true }),
        onState: setStream,
      }),
    [client],
  );
  return { ...query, stream };
}

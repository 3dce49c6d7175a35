import { App, Button, InputNumber, Popover } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { wordsFor } from '../../app/problem';
import { useWeigh, type Work } from './workCalls';

/** How much of an agent's budget one conversation takes; a supervisor may say otherwise than usual. */
export function WeightInput({ row, who }: { readonly row: Work; readonly who: string }) {
  const { t } = useTranslation(['board/queue', 'app']);
  const { message } = App.useApp();
  const weigh = useWeigh();
  const [open, setOpen] = useState(false);
  const [value, setValue] = useState<number | null>(row.weight);
  const save = () => {
    if (value === null) {
      return;
    }
    weigh.mutate(
      { conversation: row.conversationId, weight: value },
      {
        onSuccess: () => setOpen(false),
        onError: (error) => {
          const words = wordsFor(error, t);
          void message.error(words.remedy === null ? words.title : `${words.title} ${words.remedy}`);
        },
      },
    );
  };
  return (
    <Popover
      trigger={['click']}
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        setValue(row.weight);
      }}
      title={t('board/queue:weightTitle')}
      content={
        <form
          onSubmit={(event) => {
            event.preventDefault();
            save();
          }}
          style={{ display: 'flex', gap: 8 }}
        >
          <InputNumber min={1} max={100} precision={0} value={value} onChange={setValue} aria-label={t('board/queue:weightOf', { who })} autoFocus />
          <Button type="primary" htmlType="submit" loading={weigh.isPending} disabled={value === null}>
            {t('board/queue:weightSet')}
          </Button>
        </form>
      }
    >
      <Button size="small" type="text" aria-label={t('board/queue:weightChange', { who, weight: row.weight })}>
        {t('board/queue:weight', { weight: row.weight })}
      </Button>
    </Popover>
  );
}

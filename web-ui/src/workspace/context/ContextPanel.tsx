import { Tabs } from 'antd';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorBoundary } from '../../app/states/ErrorBoundary';
import type { Conversation } from '../../app/model/conversation';
import { Loading } from '../../app/states/Loading';
import { ArticlesTab } from './ArticlesTab';
import styles from './ContextPanel.module.css';
import { CustomerTab } from './CustomerTab';
import { WhyTab } from './WhyTab';

const ClocksTab = lazy(() => import('../clocks/ClocksTab'));

export interface ContextProps {
  readonly conversation: Conversation;
  /** Puts words into the reply. */
  readonly onInsert: (words: string) => void;
}

/** What stands beside the conversation: who she is, what was promised, why it is mine. */
export default function ContextPanel({ conversation, onInsert }: ContextProps) {
  const { t } = useTranslation('workspace');
  const tabs = [
    { key: 'customer', content: <CustomerTab conversation={conversation} /> },
    { key: 'clocks', content: <ClocksTab conversation={conversation} /> },
    { key: 'articles', content: <ArticlesTab conversation={conversation} onInsert={onInsert} /> },
    { key: 'why', content: <WhyTab conversation={conversation} /> },
  ];
  return (
    <div className={styles['panel']}>
      <Tabs
        size="small"
        tabBarGutter={18}
        items={tabs.map(({ key, content }) => ({
          key,
          label: t(`context.${key}`),
          children: (
            <div className={styles['tab']}>
              <ErrorBoundary resetKey={conversation.id}>
                <Suspense fallback={<Loading />}>{content}</Suspense>
              </ErrorBoundary>
            </div>
          ),
        }))}
      />
    </div>
  );
}

import { useTranslation } from 'react-i18next';
import { useFormats } from '../../app/i18n/format';
import type { Conversation } from '../../app/model/conversation';

/** How the topic came about, in words: "rule Returns page", "guessed, 87 %", "said by a colleague"; null if nobody knows. */
export function useOriginWords(): (conversation: Conversation) => string | null {
  const { t } = useTranslation('workspace');
  const formats = useFormats();
  return ({ topicOrigin }) => {
    if (!topicOrigin) {
      return null;
    }
    const { source, rule, confidence } = topicOrigin;
    const share = confidence === null ? '' : formats.percent(confidence, 0);
    return t(`topic.origin.${source}`, { rule: rule ?? '', share });
  };
}

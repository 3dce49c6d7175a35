import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, Route, Routes, useParams } from 'react-router';
import { currentLanguage, isLanguage, type Language } from '../app/i18n/i18n';
import { PageSkeleton } from '../app/states/Loading';
import { ArticlePage } from './ArticlePage';
import { HelpHome } from './HelpHome';
import { Missing } from './Missing';
import { HelpShell } from './HelpShell';

/** Can I solve it myself in a minute? Public; the address says the language. */
export default function HelpPage() {
  return (
    <Routes>
      <Route index element={<Navigate to={`/help/${currentLanguage()}`} replace />} />
      <Route path=":language" element={<InLanguage Content={HelpHome} />} />
      <Route path=":language/:slug" element={<InLanguage Content={ArticlePage} />} />
      <Route path="*" element={<InLanguage Content={Nowhere} />} />
    </Routes>
  );
}

function Nowhere({ language }: { readonly language: Language }) {
  return (
    <HelpShell language={language}>
      <Missing language={language} />
    </HelpShell>
  );
}

/** Speaks the language of the address, whatever was chosen elsewhere, and lets that choice be. */
function InLanguage({ Content }: { readonly Content: (props: { readonly language: Language }) => ReactNode }) {
  const { i18n } = useTranslation();
  const asked = useParams()['language'];
  const known = isLanguage(asked);
  const language = known ? asked : currentLanguage();
  useEffect(() => {
    if (i18n.language !== language) {
      void i18n.changeLanguage(language);
    }
  }, [i18n, language]);
  if (i18n.language !== language) {
    return <PageSkeleton />;
  }
  return known || asked === undefined ? <Content language={language} /> : <Nowhere language={language} />;
}

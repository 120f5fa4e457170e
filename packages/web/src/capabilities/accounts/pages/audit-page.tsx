import { Page, PageHeader } from "../../../shared/kit/index.ts";

export const AuditPage = () => (
	<Page>
		<PageHeader title="audit-page" />
	</Page>
);

import { Page, PageHeader } from "../../../shared/kit/index.ts";

export const SystemPage = () => (
	<Page>
		<PageHeader title="system-page" />
	</Page>
);

import { Page, PageHeader } from "../../../shared/kit/index.ts";

export const SetupPage = () => (
	<Page>
		<PageHeader title="setup-page" />
	</Page>
);

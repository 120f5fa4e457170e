import { Page, PageHeader } from "../../../shared/kit/index.ts";

export const ApiKeysPage = () => (
	<Page>
		<PageHeader title="api-keys-page" />
	</Page>
);

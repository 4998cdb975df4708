-- An owner keeps one current copy of a file's content, however many imports run at once.
UPDATE document SET replaced_by = (SELECT MAX(d.id) FROM document d
    WHERE d.owner_id = document.owner_id AND d.sha256 = document.sha256 AND d.replaced_by IS NULL)
  WHERE replaced_by IS NULL AND EXISTS (SELECT 1 FROM document d WHERE d.owner_id = document.owner_id
    AND d.sha256 = document.sha256 AND d.replaced_by IS NULL AND d.id > document.id);
CREATE UNIQUE INDEX document_once ON document (owner_id, sha256) WHERE replaced_by IS NULL;
DROP INDEX document_owner;
CREATE INDEX document_owner ON document (owner_id, id);

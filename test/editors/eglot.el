;;; eglot.el --- Works on a draft with Emacs's eglot, as a person would  -*- lexical-binding: t -*-

;; Run as: emacs -q --batch -l eglot.el FILE, with WORKPOINTS_SETTINGS (the settings that the page docs/editors/emacs.md
;; shows, as a file), WORKPOINTS_SEEN (the file to write what was seen to, as JSON) and WORKPOINTS_STEPS (a JSON object: clause, note) in the environment.
;; -Q would hide the eglot of Debian's packages.

(package-initialize)
(require 'cl-lib)
(require 'eglot)
(require 'flymake)
(require 'json)

(defvar workpoints-steps (json-parse-string (getenv "WORKPOINTS_STEPS") :object-type 'plist))
(defvar workpoints-seen nil "What was seen, as a property list.")
(defvar workpoints-patience 10 "How long to wait for something, in seconds.")

(load (getenv "WORKPOINTS_SETTINGS") nil t)
(setq eglot-sync-connect workpoints-patience
      eglot-confirm-server-initiated-edits nil
      eglot-events-buffer-size 0
      eglot-extend-to-xref nil
      eglot-send-changes-idle-time 0)

(defun workpoints-see (key value)
  (setq workpoints-seen (plist-put workpoints-seen key value)))

(defun workpoints-wait (what condition)
  (let ((end (+ (float-time) workpoints-patience)))
    (while (and (not (funcall condition)) (< (float-time) end))
      (accept-process-output nil 0.05))
    (unless (funcall condition) (error "waited in vain for %s" what))))

(defun workpoints-missing-units ()
  "The findings that say that a task has no unit."
  (flymake-start)
  (cl-remove-if-not (lambda (one) (string-match-p "responsibility/missing" (flymake-diagnostic-text one)))
                    (flymake-diagnostics)))

(defun workpoints-go-to (line)
  (goto-char (point-min))
  (forward-line (1- line))
  (forward-char 2))

(defun workpoints-work (file)
  (find-file file)
  (workpoints-see :mode (symbol-name major-mode))
  (workpoints-see :hooked (if (memq 'eglot-ensure workpoints-mode-hook) t :json-false))
  (apply #'eglot--connect (eglot--guess-contact))
  (let ((server (eglot-current-server)))
    (workpoints-wait "findings" #'workpoints-missing-units)
    (let* ((finding (car (workpoints-missing-units)))
           (from (flymake-diagnostic-beg finding))
           (to (flymake-diagnostic-end finding)))
      (workpoints-see :findings (length (workpoints-missing-units)))
      (workpoints-see :line (line-number-at-pos from))
      (workpoints-see :words (buffer-substring-no-properties from to))

      (workpoints-go-to (plist-get workpoints-steps :clause))
      (workpoints-see :hover (jsonrpc-request server :textDocument/hover (eglot--TextDocumentPositionParams)))
      (let ((places (xref-backend-definitions 'eglot (xref-backend-identifier-at-point 'eglot))))
        (workpoints-see :definitions
                        (vconcat (mapcar (lambda (place)
                                           (let ((location (xref-item-location place)))
                                             (list :file (xref-location-group location)
                                                   :line (xref-location-line location))))
                                         places))))

      (let* ((note (plist-get workpoints-steps :note))
             (actions (eglot-code-actions from to nil nil))
             (wanted (cl-find-if (lambda (one) (string-match-p (regexp-quote note) (plist-get one :title))) actions)))
        (workpoints-see :actions (vconcat (mapcar (lambda (one) (plist-get one :title)) actions)))
        (eglot--apply-workspace-edit (plist-get wanted :edit)))
      (workpoints-see :text (buffer-substring-no-properties (point-min) (point-max)))
      (eglot--signal-textDocument/didChange)
      (workpoints-wait "the finding to go" (lambda () (null (workpoints-missing-units)))))
    (set-buffer-modified-p nil)
    (eglot-shutdown server)
    (workpoints-see :ended t)))

(let ((file (car command-line-args-left))
      (coding-system-for-write 'utf-8-unix))
  (setq command-line-args-left nil)
  (condition-case failure
      (workpoints-work file)
    (error (workpoints-see :failure (error-message-string failure))))
  (with-temp-file (getenv "WORKPOINTS_SEEN")
    (insert (json-serialize workpoints-seen :false-object :json-false :null-object nil))))
;;; eglot.el ends here

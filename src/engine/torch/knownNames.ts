/** Names of PyTorch that Layerlens does not model: they are unknown, where a misspelt name is an error. */

import type { Machine } from "../python/native";
import type { PyValue } from "../python/values";

/** By module or class, separated by spaces. */
const unmodelled: Readonly<Record<string, string>> = {
  torch:
    "AliasDb Argument ArgumentSpec BFloat16Storage BenchmarkConfig BenchmarkExecutionStats Block " +
    "BoolStorage BufferDict ByteStorage CONV_BN_FUSION CallStack CharStorage Code CompilationUnit " +
    "CompleteArgumentSpec ComplexDoubleStorage ComplexFloatStorage DeepCopyMemoTable " +
    "DeserializationStorageContext DisableTorchFunction DispatchKey DispatchKeySet DoubleStorage " +
    "ErrorReport ExcludeDispatchKeyGuard ExecutionPlan FUSE_ADD_RELU FatalError FileCheck " +
    "FloatStorage FunctionSchema Future Gradient Graph GraphExecutorState HOIST_CONV_PACKED_PARAMS " +
    "HalfStorage INSERT_FOLD_PREPACK_OPS IODescriptor IntStorage JITException LiteScriptModule " +
    "LockingLogger LoggerBase LongStorage ModuleDict Node NoopLogger OperatorInfo ParameterDict " +
    "PyTorchFileReader PyTorchFileWriter QInt32Storage QInt8Storage QUInt2x4Storage QUInt4x2Storage " +
    "QUInt8Storage REMOVE_DROPOUT ScriptClass ScriptClassFunction ScriptDict ScriptDictIterator " +
    "ScriptDictKeyIterator ScriptFunction ScriptList ScriptListIterator ScriptMethod ScriptModule " +
    "ScriptModuleSerializer ScriptObject ScriptObjectProperty SerializationStorageContext " +
    "ShortStorage StaticModule Storage StorageBase Stream SymBool SymFloat SymFloatNode SymInt " +
    "SymIntNode Tag ThroughputBenchmark TracingState USE_GLOBAL_DEPS USE_RTLD_GLOBAL_WITH_LIBTORCH " +
    "UntypedStorage Use Value accelerator addmv_ affine_grid_generator alias_copy align_tensors " +
    "alpha_dropout_ ao as_strided_ as_strided_copy as_strided_scatter autocast_decrement_nesting " +
    "autocast_increment_nesting batch_norm_backward_elemt batch_norm_backward_reduce batch_norm_elemt " +
    "batch_norm_gather_stats batch_norm_gather_stats_with_counts batch_norm_stats " +
    "batch_norm_update_stats binary_cross_entropy_with_logits binomial can_cast ccol_indices_copy " +
    "chalf cholesky_inverse cholesky_solve choose_qparams_optimized clamp_ clamp_max_ clamp_min_ " +
    "classes clear_autocast_cache clip_ col_indices_copy compile_ compiled_with_cxx11_abi complex32 " +
    "cond conj_physical_ constant_pad_nd conv_tbc convolution cosine_embedding_loss cpu " +
    "crow_indices_copy ctc_loss cudnn_affine_grid_generator cudnn_batch_norm cudnn_convolution " +
    "cudnn_convolution_add_relu cudnn_convolution_relu cudnn_convolution_transpose cudnn_grid_sampler " +
    "cudnn_is_acceptable default_generator dequantize detach detach_ detach_copy diagonal_copy " +
    "diagonal_scatter distributions dropout_ dsmm eig embedding embedding_bag embedding_renorm_ " +
    "empty_quantized erf_ erfc_ expand_copy export fake_quantize_per_channel_affine " +
    "fake_quantize_per_tensor_affine fbgemm_linear_fp16_weight " +
    "fbgemm_linear_fp16_weight_fp32_activation fbgemm_linear_int8_weight " +
    "fbgemm_linear_int8_weight_fp32_activation fbgemm_linear_quantize_weight " +
    "fbgemm_pack_gemm_matrix_fp16 fbgemm_pack_quantized_matrix feature_alpha_dropout_ " +
    "feature_dropout_ fill fill_ finfo float8_e4m3fn float8_e5m2 fork frobenius_norm from_dlpack " +
    "from_file frombuffer func functional fused_moving_avg_obs_fake_quant futures gcd_ geqrf " +
    "get_autocast_cpu_dtype get_autocast_gpu_dtype get_default_device get_deterministic_debug_mode " +
    "get_device get_file_path get_float32_matmul_precision get_num_interop_threads gradient " +
    "grid_sampler grid_sampler_2d grid_sampler_3d has_cuda has_cudnn has_lapack has_mkl has_mkldnn " +
    "has_mps has_openmp has_spectral hinge_embedding_loss histogram histogramdd hsmm hspmm i0_ igamma " +
    "igammac iinfo import_ir_module import_ir_module_from_buffer index_put_ index_reduce indices_copy " +
    "init_num_threads instance_norm int_repr is_anomaly_check_nan_enabled is_anomaly_enabled " +
    "is_autocast_cache_enabled is_autocast_cpu_enabled is_conj " +
    "is_deterministic_algorithms_warn_only_enabled is_distributed is_inference is_neg is_nonzero " +
    "is_same_size is_signed is_storage is_vulkan_available is_warn_always_enabled isreal " +
    "kaiser_window kl_div lcm_ ldexp_ library lobpcg logaddexp2 logit_ lstsq lu lu_solve lu_unpack " +
    "margin_ranking_loss masked matrix_rank merge_type_from_type_comment miopen_batch_norm " +
    "miopen_convolution miopen_convolution_add_relu miopen_convolution_relu " +
    "miopen_convolution_transpose miopen_depthwise_convolution miopen_rnn mkldnn_adaptive_avg_pool2d " +
    "mkldnn_convolution mkldnn_linear_backward_weights mkldnn_max_pool2d mkldnn_max_pool3d monitor " +
    "mps multiprocessing mvlgamma nan_to_num_ nanmedian native_batch_norm native_channel_shuffle " +
    "native_dropout native_group_norm native_layer_norm native_norm neg_ nested norm_except_dim " +
    "nuclear_norm ops orgqr ormqr package parse_ir parse_schema parse_type_comment pca_lowrank " +
    "per_channel_affine per_channel_affine_float_qparams per_channel_symmetric per_tensor_affine " +
    "per_tensor_symmetric permute_copy poisson_nll_loss polygamma prepare_multiprocessing_environment " +
    "promote_types q_per_channel_axis q_per_channel_scales q_per_channel_zero_points q_scale " +
    "q_zero_point qint32 qint8 qscheme quantization quantize_per_channel quantize_per_tensor " +
    "quantize_per_tensor_dynamic quantized_batch_norm quantized_gru quantized_gru_cell quantized_lstm " +
    "quantized_lstm_cell quantized_max_pool1d quantized_max_pool2d quantized_rnn_relu_cell " +
    "quantized_rnn_tanh_cell quasirandom quint2x4 quint4x2 quint8 read_vitals resize_as_ " +
    "resize_as_sparse_ result_type return_types row_indices_copy saddmm segment_reduce select_copy " +
    "serialization set_anomaly_enabled set_autocast_cache_enabled set_autocast_cpu_dtype " +
    "set_autocast_cpu_enabled set_autocast_enabled set_autocast_gpu_dtype set_default_device " +
    "set_deterministic_debug_mode set_vital slice_copy smm solve sparse sparse_bsc sparse_bsc_tensor " +
    "sparse_bsr sparse_bsr_tensor sparse_compressed_tensor sparse_coo_tensor sparse_csc " +
    "sparse_csc_tensor sparse_csr_tensor split_copy split_with_sizes_copy spmm squeeze_copy sspaddmm " +
    "storage svd_lowrank sym_int sym_max sym_min sym_not symeig t_copy testing to_dlpack " +
    "torch_version transpose_copy triangular_solve triplet_margin_loss uint16 uint32 uint64 " +
    "unbind_copy unfold_copy unify_type_list unsafe_split unsafe_split_with_sizes unsqueeze_copy " +
    "untyped_storage utils values_copy view_as_complex_copy view_as_real_copy view_copy " +
    "vitals_enabled vmap wait xlogy_ xpu zero_",
  "torch.nn": "Container NLLLoss2d attention grad intrinsic qat " + "quantizable quantized",
  "torch.nn.functional":
    "BroadcastingList1 BroadcastingList2 BroadcastingList3 GRID_SAMPLE_INTERPOLATION_MODES " +
    "GRID_SAMPLE_PADDING_MODES assert_int_or_pair boolean_dispatch conv_tbc grad " +
    "grouped_mm handle_torch_function has_torch_function has_torch_function_unary " +
    "has_torch_function_variadic multi_head_attention_forward scaled_mm",
  "torch.Tensor":
    "align_as align_to apply_ arctan2_ as_strided_ as_strided_scatter as_subclass bitwise_left_shift_ " +
    "bitwise_right_shift_ ccol_indices chalf cholesky_inverse cholesky_solve coalesce col_indices " +
    "conj_physical_ crow_indices dense_dim dequantize diagonal_scatter digamma_ eig erfinv_ " +
    "fill_diagonal_ gcd_ geometric_ geqrf greater_ greater_equal_ has_names heaviside_ histogram i0_ " +
    "igamma igamma_ igammac igammac_ index_reduce index_reduce_ indices int_repr ipu is_coalesced " +
    "is_conj is_cpu is_distributed is_inference is_ipu is_mkldnn is_neg is_nonzero is_ort " +
    "is_same_size is_set_to is_sparse_csr is_vulkan is_xpu isreal lcm_ ldexp_ less_ less_equal_ " +
    "logaddexp2 logical_not_ lstsq lu lu_solve map2_ map_ module_load move mvlgamma mvlgamma_ " +
    "nanmedian new_empty_strided nextafter_ not_equal_ orgqr ormqr pin_memory polygamma polygamma_ " +
    "q_per_channel_axis q_per_channel_scales q_per_channel_zero_points q_scale q_zero_point qscheme " +
    "refine_names reinforce rename rename_ resize resize_ resize_as resize_as_ resize_as_sparse_ " +
    "retains_grad row_indices set_ share_memory_ smm solve sparse_dim sparse_mask sparse_resize_ " +
    "sparse_resize_and_clear_ sspaddmm storage storage_type sum_to_size swapaxes_ swapdims_ symeig " +
    "to_dense to_local to_mkldnn to_padded_tensor to_sparse to_sparse_bsc to_sparse_bsr to_sparse_coo " +
    "to_sparse_csc to_sparse_csr triangular_solve unsafe_chunk unsafe_split unsafe_split_with_sizes " +
    "untyped_storage values volatile xpu",
  "torch.linalg":
    "LinAlgError cholesky_ex cond diagonal householder_product inv_ex ldl_factor ldl_factor_ex " +
    "ldl_solve lstsq lu lu_factor lu_factor_ex lu_solve solve_ex solve_triangular tensorinv " +
    "tensorsolve vander vecdot",
  "torch.fft": "hfft2 hfftn ihfft2 ihfftn",
  "torch.special":
    "airy_ai bessel_j0 bessel_j1 bessel_y0 bessel_y1 chebyshev_polynomial_t chebyshev_polynomial_u " +
    "chebyshev_polynomial_v chebyshev_polynomial_w erfcx gammainc gammaincc hermite_polynomial_h " +
    "hermite_polynomial_he i0e i1e laguerre_polynomial_l legendre_polynomial_p log_ndtr " +
    "modified_bessel_i0 modified_bessel_i1 modified_bessel_k0 modified_bessel_k1 multigammaln " +
    "polygamma scaled_modified_bessel_k0 scaled_modified_bessel_k1 shifted_chebyshev_polynomial_t " +
    "shifted_chebyshev_polynomial_u shifted_chebyshev_polynomial_v shifted_chebyshev_polynomial_w " +
    "spherical_bessel_j0 xlog1py zeta",
};

/**
 * What a name stands for that a module of torch lacks here: an unknown, as it may well be there in the user's version;
 * nothing at all where it looks like one of the names that are there, misspelt.
 */
export function missingName(
  vm: Machine,
  owner: string,
  name: string,
  known: Iterable<string>,
): PyValue | undefined {
  const names = (unmodelled[owner] ?? "").split(" ");
  if (!names.includes(name) && isMisspelt(name, known)) return undefined;
  return vm.unknown({ kind: "unsupported", what: `${owner}.${name}` });
}

/** True for a name that PyTorch has and Layerlens does not. */
export function isUnmodelled(owner: string, name: string): boolean {
  return (unmodelled[owner] ?? "").split(" ").includes(name);
}

/** True where the name is one slip of the finger, or the case of some letters, away from another. */
export function isMisspelt(name: string, known: Iterable<string>): boolean {
  if (name.length < 4) return false;
  const lower = name.toLowerCase();
  for (const other of known) {
    if (other === name || Math.abs(other.length - name.length) > 1) continue;
    if (other.toLowerCase() === lower || isOneSlip(name, other)) return true;
  }
  return false;
}

/** One letter more, less or other, or two neighbours swapped. Digits are no slips: `Conv4d` is no `Conv3d`. */
function isOneSlip(a: string, b: string): boolean {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let endA = a.length;
  let endB = b.length;
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA--;
    endB--;
  }
  const partA = a.slice(start, endA);
  const partB = b.slice(start, endB);
  if (/[\d_]/.test(partA + partB)) return false;
  if (partA.length <= 1 && partB.length <= 1) return true;
  return partA.length === 2 && partB.length === 2 && partA[0] === partB[1] && partA[1] === partB[0];
}
